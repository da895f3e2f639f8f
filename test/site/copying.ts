import { describe, expect, test } from 'vitest';
import { projectRoot } from '../support/cli.ts';
import { copyableTexts, planRunbooks } from '../support/runbooks.ts';
import { copyAll, copyButton, stepIds, stepSection as step } from '../support/copyAll.ts';
import { visit } from './site.ts';
import type { Site } from './site.ts';

export function testCopying(site: Site): void {
	test('every copy button yields the bytes of the plan', async () => {
		const runbooks = await planRunbooks(projectRoot);
		expect(runbooks.map(({ path }) => path)).toContain('docs/rollback.mdx');
		for (const { path, route, steps } of runbooks) {
			await visit(site, `/docs${route}`, async (visited) => {
				expect(await stepIds(visited)).toEqual(steps.map((planned) => planned.step.id));
				for (const planned of steps.filter((one) => !one.step.within)) {
					expect(await copyAll(visited, planned.step.id), `${path}#${planned.step.id}`).toEqual(
						copyableTexts(path, planned),
					);
				}
				// A tab that is chosen may set an input: what stands in none is copied first.
				for (const planned of steps.filter((one) => one.step.within)) {
					const [line, ...texts] = (await copyAll(visited, planned.step.id)).toReversed();
					const [whole = '', ...expected] = copyableTexts(path, planned).toReversed();
					expect(texts, `${path}#${planned.step.id}`).toEqual(expected);
					expect(line?.startsWith(whole), line).toBe(true);
				}
			});
		}
	}, 300_000);

	describe('a copy button', () => {
		for (const key of ['Enter', 'Space']) {
			test(`works with ${key}, keeps the focus and says so`, () =>
				visit(site, '/docs/rollback', async ({ page, clipboard }) => {
					await page.locator(`${step('bad-release')} h3 a`).focus();
					await page.keyboard.press('Tab');
					await page.keyboard.press(key);
					const focused = page.locator(':focus');
					await focused.and(page.locator(`${step('bad-release')} [data-state="copied"]`)).waitFor();
					expect(await clipboard()).toBe('git describe --tags --exact-match');
					const said = page.locator('[role="status"][aria-live="polite"]');
					await said
						.filter({ hasText: 'Copied: the command of the step “Note the release that is deployed”' })
						.waitFor();
				}));
		}

		test('is named by what it copies', () =>
			visit(site, '/docs/rollback', async ({ page }) => {
				const name = 'Copy the undo of the step “Check out the last good release”';
				await page.locator(`${step('checkout')} summary`, { hasText: 'Undo' }).click();
				await page.getByRole('button', { name }).click();
				await page.getByRole('button', { name }).and(page.locator('[data-state="unfilled"]')).waitFor();
				expect(await page.getByRole('button', { name }).textContent()).toBe('Copied, not filled in');
			}));

		test('works where the browser offers no clipboard', () =>
			visit(
				site,
				'/docs/rollback',
				async ({ page }) => {
					expect(await page.evaluate(() => window.isSecureContext)).toBe(false);
					const button = page.locator(`${step('bad-release')} ${copyButton}`).first();
					await button.click();
					await button.and(page.locator('[data-state="copied"]')).and(page.locator(':focus')).waitFor();
					await page.evaluate(() => document.body.append(document.createElement('textarea')));
					await page.locator('textarea').focus();
					await page.keyboard.press('Control+V');
					expect(await page.locator('textarea').inputValue()).toBe('git describe --tags --exact-match');
				},
				{ host: 'runbook.test' },
			));

		test('says where it could not copy', () =>
			visit(site, '/docs/rollback', async ({ page }) => {
				await page.evaluate(() => {
					navigator.clipboard.writeText = () => Promise.reject(new Error('denied'));
					document.execCommand = () => false;
				});
				const button = page.locator(`${step('bad-release')} ${copyButton}`).first();
				await button.click();
				expect(await button.textContent()).toBe('Not copied');
				await page.locator('[role="status"]').filter({ hasText: 'copy it by hand' }).waitFor();
			}));
	});
}
