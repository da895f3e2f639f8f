import { describe, expect, test } from 'vitest';
import { violations } from './accessibility.ts';
import { stepSection as step } from '../support/copyAll.ts';
import { visit } from './site.ts';
import type { Site } from './site.ts';

const route = '/docs/rollback';

export function testDoing(site: Site): void {
	describe('doing a runbook', () => {
		test('ticks steps off with time and note, keeps the progress in view, and survives a reload', () =>
			visit(site, route, async ({ page, open }) => {
				expect(await page.locator('[data-outcome]').count()).toBe(0);
				await page.getByRole('button', { name: 'Do this runbook' }).click();
				await page.locator(`${step('hand-over')} [data-outcome="done"]`).click();
				await page.getByLabel('Note on the step “Hand over”').fill('all quiet | <b>');
				const bar = page.locator('[data-runbook-progress]');
				expect(await bar.locator('output').textContent()).toBe('1 of 11');
				const box = await bar.boundingBox();
				expect(box && box.y >= 0 && box.y < 200).toBe(true);
				await open(route);
				expect(await bar.locator('output').textContent()).toBe('1 of 11');
				expect(await page.locator(`${step('hand-over')} [data-outcome="done"]`).getAttribute('aria-pressed')).toBe(
					'true',
				);
				expect(await page.getByLabel('Note on the step “Hand over”').inputValue()).toBe('all quiet | <b>');
			}));

		test('hands the record out as Markdown, in which a note is only text', () =>
			visit(site, route, async ({ page, clipboard }) => {
				await page.getByRole('button', { name: 'Do this runbook' }).click();
				await page.locator(`${step('status')} [data-outcome="failed"]`).click();
				await page.getByLabel('Note on the step “Read what the service says of itself”').fill('no | answer <b>');
				await page.getByRole('button', { name: 'Copy record' }).click();
				await page.getByRole('status').filter({ hasText: 'Copied: the record' }).waitFor();
				const record = await clipboard();
				expect(record).toMatch(/^## Roll back a release\n\nRunbook: <http:\/\/127\.0\.0\.1:\d+\/docs\/rollback>\n/);
				expect(record).toMatch(
					/\| 2 \| Read what the service says of itself \| \*\*failed\*\* \| \d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC \| no \\\| answer \\<b\\> \|/,
				);
				expect(record).toContain('| 11 | Hand over | not done | | |');
			}));

		test('goes by keys, but not while one types', () =>
			visit(site, route, async ({ page, clipboard }) => {
				await page.getByRole('button', { name: 'Do this runbook' }).click();
				await page.keyboard.press('?');
				expect(await page.locator('[data-runbook-progress] kbd').allTextContents()).toEqual(['n', 'p', 'c', 'd', '?']);
				const focused = (): Promise<string | null> =>
					page.evaluate(() => document.activeElement?.getAttribute('aria-labelledby') ?? null);
				await page.locator(`${step('bad-release')} h3 a`).focus();
				await page.keyboard.press('n');
				expect(await focused()).toBe('good-release');
				await page.keyboard.press('p');
				expect(await focused()).toBe('bad-release');
				await page.keyboard.press('c');
				await page.locator(`${step('bad-release')} [data-state="copied"]`).waitFor();
				expect(await clipboard()).toBe('git describe --tags --exact-match');
				await page.keyboard.press('d');
				expect(await page.locator('[data-runbook-progress] output').textContent()).toBe('1 of 11');
				await page.getByLabel('for bad_release').fill('');
				await page.getByLabel('for bad_release').pressSequentially('npd');
				expect(await page.getByLabel('for bad_release').inputValue()).toBe('npd');
				expect(await page.locator('[data-runbook-progress] output').textContent()).toBe('1 of 11');
			}));

		test('leads to the first step, and shows each step whole below the bar', () =>
			visit(
				site,
				route,
				async ({ page }) => {
					await page.getByRole('button', { name: 'Do this runbook' }).click();
					const bar = page.locator('[data-runbook-progress]');
					await page.waitForSelector('section[aria-labelledby="old-database"]:focus');
					await page.keyboard.press('n');
					await page.waitForSelector(`${step('status')}:focus`);
					const place = await bar.boundingBox();
					const top = await page.locator(step('status')).evaluate((section) => section.getBoundingClientRect().top);
					expect(top).toBeGreaterThanOrEqual((place?.y ?? 0) + (place?.height ?? Infinity));
				},
				{ viewport: { width: 1000, height: 500 }, reducedMotion: 'reduce' },
			));

		test('is forgotten at its end, where it holds something only when asked twice', () =>
			visit(site, route, async ({ page, open }) => {
				await page.getByRole('button', { name: 'Do this runbook' }).click();
				await page.getByLabel('Deploys are on hold').check();
				await page.getByRole('button', { name: 'End and forget' }).click();
				expect(await page.getByLabel('Deploys are on hold').isChecked()).toBe(true);
				await page.getByRole('button', { name: 'Forget the record' }).click();
				await open(route);
				expect(await page.getByRole('button', { name: 'Do this runbook' }).isVisible()).toBe(true);
				expect(await page.getByLabel('Deploys are on hold').isChecked()).toBe(false);
			}));

		test('keeps ticked boxes over a reload, and has no fault of accessibility', () =>
			visit(site, route, async (visited) => {
				const { page, open } = visited;
				await page.getByLabel('Deploys are on hold').check();
				await page.getByRole('button', { name: 'Do this runbook' }).click();
				await page.locator(`${step('status')} [data-outcome="failed"]`).click();
				await page.locator(`${step('symptom')} [data-outcome="skipped"]`).click();
				await open(route);
				expect(await page.getByLabel('Deploys are on hold').isChecked()).toBe(true);
				await page.keyboard.press('?');
				expect(await violations(visited)).toEqual([]);
				await page.emulateMedia({ colorScheme: 'dark' });
				await page.waitForSelector('html[data-theme="dark"]');
				expect(await violations(visited)).toEqual([]);
			}));

		test('takes nothing from storage that is no record', () =>
			visit(site, route, async ({ page, open }) => {
				await page.evaluate(() =>
					localStorage.setItem(
						'runbook-record:docs/rollback.mdx',
						'{"startedAt":"x","steps":{"status":{"outcome":"<b>"}},"ticked":7}',
					),
				);
				await open(route);
				expect(await page.getByRole('button', { name: 'Do this runbook' }).isVisible()).toBe(true);
			}));
	});
}
