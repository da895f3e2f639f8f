import { describe, expect, test } from 'vitest';
import { violations } from './accessibility.ts';
import { visit } from './site.ts';
import type { Site } from './site.ts';

const checkout = 'section[aria-labelledby="checkout"]';

export function testReading(site: Site): void {
	describe('a runbook page', () => {
		test('has a permalink for each step, in the table of contents too', () =>
			visit(site, '/docs/rollback#served', async ({ page }) => {
				expect(
					await page.locator('#served').evaluate((heading) => heading.getBoundingClientRect().top < innerHeight),
				).toBe(true);
				expect(await page.locator('#served a').getAttribute('href')).toBe('#served');
				await page.locator('.table-of-contents a[href="#checkout"]').click();
				await page.waitForFunction(() => location.hash === '#checkout');
			}));

		test('says where the value of an open name comes from', () =>
			visit(site, '/docs/rollback', async ({ page }) => {
				const command = page.locator(`${checkout} pre`).first();
				expect(await command.textContent()).toBe('git switch --detach {{good_release}}');
				expect(await command.locator('mark').textContent()).toBe('{{good_release}}');
				expect(await page.locator(`${checkout} a[href="#good-release"]`).first().textContent()).toBe('step 5');
			}));

		test('has boxes to tick for work done by hand', () =>
			visit(site, '/docs/rollback', async ({ page }) => {
				const box = page.getByLabel('Deploys are on hold');
				await box.check();
				expect(await box.isChecked()).toBe(true);
			}));

		test('is whole without JavaScript', () =>
			visit(
				site,
				'/docs/rollback',
				async ({ page }) => {
					expect(await page.locator(`${checkout} pre`).first().isVisible()).toBe(true);
					expect(await page.getByRole('button', { name: /^Copy/ }).count()).toBe(0);
					const undo = page.locator(`${checkout} details`, { hasText: 'Undo' });
					expect(await undo.locator('pre').isVisible()).toBe(false);
					await undo.locator('summary').click();
					expect(await undo.locator('pre').isVisible()).toBe(true);
					expect(await undo.locator('pre').textContent()).toBe(
						'git switch --detach {{bad_release}}\nscripts/restart.sh 8080',
					);
					await page.getByLabel('Deploys are on hold').check();
				},
				{ javaScriptEnabled: false },
			));

		test.each([320, 390, 768])('fits a width of %i pixels', (width) =>
			visit(
				site,
				'/docs/rollback',
				async ({ page }) => {
					for (const fold of await page.locator('section[data-kind] summary:visible').all()) await fold.click();
					expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
				},
				{ viewport: { width, height: 800 } },
			),
		);

		test('prints what is folded, and no buttons', () =>
			visit(site, '/docs/rollback', async ({ page }) => {
				const undo = page.locator(`${checkout} details`, { hasText: 'Undo' }).locator('pre');
				const height = (): Promise<number> => undo.evaluate((code) => code.getBoundingClientRect().height);
				expect(await undo.isVisible()).toBe(false);
				await page.emulateMedia({ media: 'print' });
				expect(await undo.isVisible()).toBe(true);
				expect(await height()).toBeGreaterThan(20);
				expect(await page.locator(`${checkout} button`).first().isVisible()).toBe(false);
			}));

		test('prints no empty page behind the last step', () =>
			visit(
				site,
				'/docs/rollback',
				async ({ page }) => {
					await page.emulateMedia({ media: 'print' });
					const last = page.locator('section[data-kind]').last();
					const bottom = await last.evaluate((section) => Math.ceil(section.getBoundingClientRect().bottom + scrollY));
					const pdf = await page.pdf({ width: '800px', height: `${bottom + 4}px` });
					expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
				},
				{ viewport: { width: 800, height: 1000 } },
			));

		test('prints black on white from a dark screen', () =>
			visit(
				site,
				'/docs/rollback',
				async (visited) => {
					expect(await visited.page.locator('html').getAttribute('data-theme')).toBe('dark');
					await visited.page.emulateMedia({ media: 'print' });
					expect(await violations(visited, 'color-contrast')).toEqual([]);
					const colour = (property: 'color' | 'backgroundColor'): Promise<string> =>
						visited.page.locator(checkout).evaluate((section, name) => getComputedStyle(section)[name], property);
					expect(await colour('color')).toBe('rgb(0, 0, 0)');
					expect(await colour('backgroundColor')).toBe('rgb(255, 255, 255)');
				},
				{ colorScheme: 'dark' },
			));

		test('does not move where less motion is asked for', () =>
			visit(
				site,
				'/docs/rollback',
				async ({ page }) => {
					const moving = await page.locator('section[data-kind]').evaluateAll(
						(sections) =>
							sections
								.flatMap((section) => [section, ...section.querySelectorAll('*')])
								.flatMap((element) => [getComputedStyle(element), getComputedStyle(element, '::before')])
								.filter((style) => style.transitionDuration !== '0s' || style.animationName !== 'none').length,
					);
					expect(moving).toBe(0);
				},
				{ reducedMotion: 'reduce' },
			));
	});

	test('the landing page leads to a runbook and to the guide', () =>
		visit(site, '/', async ({ page }) => {
			await page.getByRole('link', { name: 'See a runbook' }).click();
			await page.waitForSelector('section[data-kind="shell"]');
			await page.goBack();
			await page.getByRole('link', { name: 'Quick start' }).first().click();
			await page.waitForURL('**/docs/guide/quick-start');
			expect(await page.locator('h1').textContent()).toBe('Quick start');
		}));
}
