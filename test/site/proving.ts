import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { stepSection as step } from '../support/copyAll.ts';
import { violations } from './accessibility.ts';
import { hostileMessage, proofRunbooks } from './reports.ts';
import { visit } from './site.ts';
import type { Site } from './site.ts';

const routeOf = (document: string): string => `/${document.replace(/\.mdx$/, '')}`;
const status = '/runbook-status';

function badgeOf({ directory }: Site, document: string): Promise<string> {
	return readFile(path.join(directory, `runbook-badges${routeOf(document)}.svg`), 'utf8');
}

export function testProving(site: Site): void {
	describe('the proof of a runbook', () => {
		test('stands on the page and on each step: what was done, when, of which commit, with what evidence', () =>
			visit(site, '/docs/rollback', async ({ page }) => {
				const panel = page.locator('[data-runbook-proof]');
				const today = new Date().toISOString().slice(0, 7);
				expect(await panel.textContent()).toMatch(
					new RegExp(`partly verified.*\\d of 9 steps verified.*check on ${today}-\\d\\d of commit [0-9a-f]{10}, by`),
				);
				const checkout = page.locator(step('checkout'));
				expect(await checkout.locator('[data-proof]').getAttribute('data-proof')).toBe('verified');
				const fold = checkout.locator('details', { hasText: 'Proof: what it names exists' });
				expect(await fold.locator('li').first().isVisible()).toBe(false);
				await fold.locator('summary').focus();
				await page.keyboard.press('Enter');
				expect(await fold.textContent()).toMatch(/With .*git /);
				expect(await fold.locator('li').count()).toBeGreaterThan(0);
				expect(await page.locator(`${step('hand-over')} [data-proof]`).count()).toBe(0);
			}));

		test('is red where a step has drifted, and a report can inject nothing', () =>
			visit(site, routeOf(proofRunbooks.drifted), async ({ page }) => {
				const pin = page.locator(step('pin'));
				expect(await pin.locator('[data-proof]').getAttribute('data-proof')).toBe('drifted');
				expect(await pin.getByRole('note').textContent()).toBe(`Drifted. ${hostileMessage} <i>mend it</i>`);
				expect(
					await page
						.locator('[data-runbook-proof]')
						.getByRole('link', { name: /^step 5, / })
						.count(),
				).toBe(1);
				expect(await page.evaluate(() => 'injected' in window || document.querySelector('img[src="x"]') !== null)).toBe(
					false,
				);
			}));

		test('counts no more for a step that has changed since', () =>
			visit(site, routeOf(proofRunbooks.changed), async ({ page }) => {
				expect(await page.locator(`${step('parts')} [data-proof]`).getAttribute('data-proof')).toBe('unverified');
				expect(await page.locator(`${step('logs')} [data-proof]`).getAttribute('data-proof')).toBe('verified');
			}));

		test('is stale once it is too old, on the day on which the page is read', async () => {
			await visit(site, routeOf(proofRunbooks.old), async ({ page }) => {
				expect(await page.locator(`${step('list')} [data-proof]`).getAttribute('data-proof')).toBe('stale');
			});
			await visit(site, '/docs/rollback', async ({ page, open }) => {
				await page.clock.setFixedTime(Date.now() + 40 * 86_400_000);
				await open('/docs/rollback');
				await page.locator(`${step('checkout')} [data-proof="stale"]`).waitFor();
				expect(await page.locator('[data-runbook-proof]').textContent()).toContain('0 of 9 steps verified');
			});
		});

		test('says so where no report speaks of it', () =>
			visit(site, routeOf(proofRunbooks.unknown), async ({ page }) => {
				expect(await page.locator('[data-runbook-proof]').textContent()).toContain('No report speaks of this runbook.');
				expect(await page.locator(`${step('start')} [data-proof]`).getAttribute('data-proof')).toBe('unverified');
			}));

		test('is a badge without anything from elsewhere', async () => {
			expect(await badgeOf(site, 'docs/rollback.mdx')).toMatch(/<title>runbook: \d of 9 verified<\/title>/);
			expect(await badgeOf(site, proofRunbooks.drifted)).toContain('<title>runbook: drifted</title>');
			expect(await badgeOf(site, proofRunbooks.old)).toContain('<title>runbook: stale</title>');
			expect(await badgeOf(site, proofRunbooks.unknown)).toContain('<title>runbook: not verified</title>');
		});
	});

	describe('the status of all runbooks', () => {
		test('is sorted and filtered, by keys too, and lists what has drifted', () =>
			visit(site, status, async ({ page }) => {
				const titles = page.locator('[data-runbook-status] tbody td:first-child a');
				expect(await titles.first().textContent()).toBe('Roll back to a release');
				const column = page.getByRole('columnheader', { name: 'Runbook' });
				await column.getByRole('button').focus();
				await page.keyboard.press('Enter');
				expect(await column.getAttribute('aria-sort')).toBe('ascending');
				const ascending = await titles.allTextContents();
				expect(ascending).toEqual(ascending.toSorted((a, b) => a.localeCompare(b)));
				await page.keyboard.press('Enter');
				expect(await titles.allTextContents()).toEqual(ascending.toReversed());
				await page.getByLabel('State').selectOption('stale');
				expect(await titles.allTextContents()).toEqual(['See what is deployed']);
				await page.getByLabel('State').selectOption('any');
				await page.getByLabel('Find', { exact: true }).fill('pinned rotate-SECRET');
				expect(await titles.allTextContents()).toEqual(['Rotate the secret key']);
				expect(await page.locator('#drifted + section').textContent()).toContain(hostileMessage);
			}));

		test('shows the trend of the last reports in words too', () =>
			visit(site, status, async ({ page }) => {
				const row = page.locator('tr', { hasText: 'docs/rollback.mdx' });
				const trend = await row.getByRole('img').getAttribute('aria-label');
				expect(trend).toMatch(/\d{4}-\d\d-\d\d: \d+ of \d+, failed; \d{4}-\d\d-\d\d: \d+ of \d+$/);
				expect(await row.locator('svg g').count()).toBe(2);
			}));

		test('links to pages, steps and badges that are there', () =>
			visit(site, status, async ({ page }) => {
				const links = await page.locator('main a').evaluateAll((all) => all.map((link) => link.getAttribute('href')));
				expect(links.length).toBeGreaterThan(12);
				for (const link of links)
					expect((await page.request.get(new URL(link ?? '', page.url()).href)).ok()).toBe(true);
			}));

		test.each([390, 1280])('fits a width of %i pixels and has no fault of accessibility', (width) =>
			visit(
				site,
				status,
				async (visited) => {
					expect(await visited.page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
					expect(await violations(visited)).toEqual([]);
				},
				{ viewport: { width, height: 800 } },
			),
		);

		test('is read without JavaScript', () =>
			visit(
				site,
				status,
				async ({ page }) => {
					expect(await page.locator('[data-runbook-status] tbody tr').count()).toBeGreaterThan(5);
					expect(await page.getByLabel('Find', { exact: true }).isVisible()).toBe(false);
				},
				{ javaScriptEnabled: false },
			));
	});
}
