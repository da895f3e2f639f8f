import { describe, expect, test } from 'vitest';
import { searchOf } from '../support/sitePage.ts';
import { violations } from './accessibility.ts';
import { visit } from './site.ts';
import type { Site } from './site.ts';

export function testFinding(site: Site): void {
	describe('the search', () => {
		test('finds a command by keys alone and leads to its step', () =>
			visit(site, '/docs/intro', async ({ page }) => {
				await page.keyboard.press('/');
				const dialog = page.getByRole('dialog', { name: 'Search' });
				await dialog.getByRole('searchbox').and(page.locator(':focus')).waitFor();
				await page.keyboard.type('git switch --detach memory');
				const first = dialog.getByRole('link').first();
				await first.filter({ hasText: 'Check out the last good release' }).waitFor();
				expect(await first.locator('mark').allTextContents()).toContain('detach');
				await page.keyboard.press('ArrowDown');
				expect(await first.evaluate((link) => link === document.activeElement)).toBe(true);
				await page.keyboard.press('Enter');
				await page.waitForURL('**/docs/rollback#checkout');
				await dialog.waitFor({ state: 'detached' });
			}));

		test('forgives a slip, says when there is nothing, and closes on Escape', () =>
			visit(site, '/', async ({ page }) => {
				await page.getByRole('button', { name: 'Search' }).click();
				const dialog = page.getByRole('dialog', { name: 'Search' });
				await dialog.getByRole('searchbox').fill('helthy');
				await dialog.getByRole('link', { name: /^The service is healthy/ }).waitFor();
				await dialog.getByRole('searchbox').fill('disk full');
				await dialog.getByRole('link', { name: /^A disk is full/ }).waitFor();
				// Only a slip needs a word that is merely close to it, such as "risk".
				const marked = await dialog.locator('li').first().locator('mark').allTextContents();
				expect(marked.filter((word) => !/^(?:disk|full)/i.test(word))).toEqual([]);
				await dialog.getByRole('searchbox').fill('xyzzyplugh');
				await dialog.getByText('Nothing is found.').waitFor();
				await page.keyboard.press('Escape');
				await dialog.waitFor({ state: 'detached' });
				expect(
					await page.getByRole('button', { name: 'Search' }).evaluate((one) => one === document.activeElement),
				).toBe(true);
			}));

		test('shows what is typed and found as text, and has no fault of accessibility in light and dark', () =>
			visit(site, '/docs/rollback', async (visited) => {
				const { page } = visited;
				await page.keyboard.press('Control+K');
				const dialog = page.getByRole('dialog', { name: 'Search' });
				await dialog.getByRole('searchbox').fill('<img src=x onerror=alert(1)>');
				await dialog.getByText(/found|best/).waitFor();
				expect(await dialog.locator('img').count()).toBe(0);
				await dialog.getByRole('searchbox').fill('release');
				await dialog.getByRole('link').first().waitFor();
				for (const colorScheme of ['light', 'dark'] as const) {
					await page.emulateMedia({ colorScheme });
					await page.waitForSelector(`html[data-theme="${colorScheme}"]`);
					expect(await violations(visited)).toEqual([]);
				}
			}));

		test('loads its index only when it is asked for', () =>
			visit(site, '/docs/rollback', async ({ page }) => {
				const loaded = (): Promise<boolean> =>
					page.evaluate(() =>
						performance.getEntriesByType('resource').some(({ name }) => name.includes('runbook-search')),
					);
				expect(await loaded()).toBe(false);
				await page.keyboard.press('/');
				await page.getByText('Commands, titles, symptoms, any text.').waitFor();
				expect(await loaded()).toBe(true);
			}));
	});

	describe('the index of runbooks', () => {
		const titles = 'main li a';

		test('filters by system, severity, tag, owner and words, and the address keeps it', () =>
			visit(site, '/runbooks', async ({ page, open }) => {
				const all = await page.locator(titles).allTextContents();
				expect(all).toContain('Rotate the secret key');
				await page.locator('main').getByLabel('System').selectOption('pinned-compose');
				await page.locator('main').getByLabel('Severity').selectOption('critical');
				await page.locator('main').getByLabel('Tag').selectOption('rollback');
				await page.locator('main').getByLabel('Owner').selectOption('on-call');
				expect(await page.locator(titles).allTextContents()).toEqual(['Roll back to a release']);
				const search = await searchOf(page);
				expect(search).toBe('?system=pinned-compose&severity=critical&tag=rollback&owner=on-call');
				await open(`/runbooks${search}`);
				expect(await page.locator(titles).allTextContents()).toEqual(['Roll back to a release']);
				await open('/runbooks');
				await page.locator('main').getByLabel('Words').fill('key signs sessions');
				expect(await page.locator(titles).allTextContents()).toEqual(['Rotate the secret key']);
				await page.getByText(`1 of ${all.length} runbooks`).waitFor();
				await page.getByRole('link', { name: 'Rotate the secret key' }).click();
				await page.waitForURL('**/docs/pinned-compose/rotate-secrets');
			}));

		test('takes nothing but text from an address', () =>
			visit(site, '/runbooks?system=%3Cscript%3E&text=%3Cimg%20src%3Dx%3E&tag=javascript:1', async ({ page }) => {
				await page.getByText(/^0 of \d+ runbooks$/).waitFor();
				expect(await page.locator('main img, main script').count()).toBe(0);
			}));

		test('lists all runbooks without JavaScript', () =>
			visit(
				site,
				'/runbooks',
				async ({ page }) => {
					expect(await page.locator(titles).allTextContents()).toContain('Find out why the health check fails');
					expect(await page.locator('main').getByLabel('System').isVisible()).toBe(false);
				},
				{ javaScriptEnabled: false },
			));
	});

	describe('the entry of an incident', () => {
		test('leads from what one sees to the runbook, best first', () =>
			visit(site, '/incident', async ({ page }) => {
				await page.waitForSelector('#runbook-symptom:focus');
				await page.keyboard.type('the site answers 502 503 504');
				const first = page.locator('main li a').first();
				expect(await first.textContent()).toContain('The site answers 502, 503 or 504');
				expect(await first.getAttribute('href')).toBe('/docs/pinned-compose/health');
				await page.keyboard.press('Enter');
				await page.waitForURL('**/docs/pinned-compose/health');
			}));

		test('hands on to the search what no symptom fits', () =>
			visit(site, '/incident', async ({ page }) => {
				await page.getByLabel('Describe it in a few words').fill('detach');
				await page.getByText('No symptom that is written down fits.').waitFor();
				await page.getByRole('button', { name: 'Search every page' }).click();
				const dialog = page.getByRole('dialog', { name: 'Search' });
				expect(await dialog.getByRole('searchbox').inputValue()).toBe('detach');
				await dialog.getByRole('link', { name: 'Check out the last good release' }).waitFor();
			}));
	});

	test('the flow of a runbook shows order, conditions and what can be undone, and leads to each step', () =>
		visit(site, '/docs/rollback', async ({ page }) => {
			const flow = page.locator('[data-runbook-flow]');
			await flow.locator('summary').click();
			const steps = await page
				.locator('section[data-kind]')
				.evaluateAll((sections) => sections.map((section) => `#${section.getAttribute('aria-labelledby')}`));
			expect(await flow.locator('a').evaluateAll((links) => links.map((link) => link.getAttribute('href')))).toEqual(
				steps,
			);
			const checkout = flow.locator('li', { has: page.locator('a[href="#checkout"]') });
			expect(await checkout.textContent()).toContain('can be undone');
			await checkout.locator('a').click();
			await page.waitForFunction(() => location.hash === '#checkout');
		}));
}
