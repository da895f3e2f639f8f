import * as fc from 'fast-check';
import type { Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import { loadDocument } from '../../runner/index.ts';
import { projectRoot } from '../support/cli.ts';
import { copyAll, stepSection as step } from '../support/copyAll.ts';
import { copyableTexts, planRunbook } from '../support/runbooks.ts';
import { searchOf } from '../support/sitePage.ts';
import { visit } from './site.ts';
import type { Site } from './site.ts';

const route = '/docs/rollback';
const restart = `${step('restart')} pre`;

function field(page: Page, name: string) {
	return page.locator('[data-runbook-inputs]').getByLabel(name, { exact: true });
}

function textOf(page: Page, selector: string): Promise<string | null> {
	return page.locator(selector).first().textContent();
}

export function testFilling(site: Site): void {
	describe('the inputs of a runbook', () => {
		test('stand in every text at once, marked, and in the line that runs the step', () =>
			visit(site, route, async ({ page }) => {
				await field(page, 'port').fill('9090');
				await expect.poll(() => textOf(page, restart)).toBe('scripts/restart.sh 9090');
				await expect.poll(() => textOf(page, `${restart} mark`)).toBe('9090');
				await expect.poll(() => textOf(page, `${step('healthy')} pre`)).toContain('http://127.0.0.1:9090/healthz');
				await expect.poll(() => textOf(page, `${step('healthy')} pre mark`)).toBe('9090');
				await expect
					.poll(() => page.locator(step('restart')).textContent())
					.toContain('runbook-exec docs/rollback.mdx --only restart --input port=9090');
			}));

		test('are checked as one types, and what does not fit fills nothing', () =>
			visit(site, route, async ({ page }) => {
				await field(page, 'port').fill('70000');
				await page.getByRole('alert').filter({ hasText: '"70000" is above 65535' }).waitFor();
				expect(await field(page, 'port').getAttribute('aria-invalid')).toBe('true');
				await expect.poll(() => textOf(page, restart)).toBe('scripts/restart.sh {{port}}');
			}));

		test('are kept for the next visit and go with the address; reset takes both back', () =>
			visit(site, route, async ({ page, open }) => {
				await field(page, 'port').fill('9090');
				await expect.poll(() => searchOf(page)).toBe('?port=9090');
				await open(route);
				expect(await field(page, 'port').inputValue()).toBe('9090');
				await expect.poll(() => textOf(page, restart)).toBe('scripts/restart.sh 9090');
				await page.getByRole('button', { name: 'Reset' }).click();
				expect(await searchOf(page)).toBe('');
				await expect.poll(() => textOf(page, restart)).toBe('scripts/restart.sh 8080');
				await open(route);
				expect(await field(page, 'port').inputValue()).toBe('8080');
			}));

		test('come from a link that says so, and only as far as they fit', () =>
			visit(site, `${route}?port=9091&unknown=1`, async ({ page }) => {
				await page.getByRole('note').filter({ hasText: 'by the link that you followed: port' }).waitFor();
				await expect.poll(() => textOf(page, restart)).toBe('scripts/restart.sh 9091');
			}));

		test('cannot inject from a link', () =>
			visit(site, `${route}?port=${encodeURIComponent('1;<img src=x onerror=alert(1)>')}`, async ({ page }) => {
				await page.getByRole('alert').waitFor();
				expect(await page.locator('img[src="x"]').count()).toBe(0);
				await expect.poll(() => textOf(page, restart)).toBe('scripts/restart.sh {{port}}');
			}));
	});

	test('a letter is written into every command before the browser does anything else, and copied so', () =>
		visit(site, route, async ({ page, clipboard }) => {
			await field(page, 'port').focus();
			// Where values stand is marked as soon as one turns to a field.
			await page
				.locator(`${step('healthy')} pre mark`)
				.first()
				.waitFor();
			const written = await page.evaluate(
				([input = '', ...commands]) => {
					const control = document.querySelector<HTMLInputElement>(input);
					const setter = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
					setter?.call(control, '9093');
					control?.dispatchEvent(new Event('input', { bubbles: true }));
					document.querySelector<HTMLElement>('section[aria-labelledby="restart"] [data-runbook-copy]')?.click();
					return commands.map((command) => document.querySelector(command)?.textContent);
				},
				['[data-runbook-inputs] input', restart, `${step('healthy')} pre`],
			);
			expect(written).toEqual(['scripts/restart.sh 9093', expect.stringContaining('http://127.0.0.1:9093/')]);
			await page
				.locator(`${step('restart')} [data-state="copied"]`)
				.first()
				.waitFor();
			expect(await clipboard()).toBe('scripts/restart.sh 9093');
			await expect.poll(() => page.locator(step('restart')).textContent()).toContain('--input port=9093');
			await field(page, 'port').fill('90');
			await expect.poll(() => textOf(page, restart)).toBe('scripts/restart.sh 90');
			await field(page, 'port').fill('');
			await expect.poll(() => textOf(page, restart)).toBe('scripts/restart.sh {{port}}');
			await expect.poll(() => page.locator(step('restart')).textContent()).toContain('Put in for {{port}}');
			await field(page, 'port').fill('8081');
			await expect.poll(() => textOf(page, restart)).toBe('scripts/restart.sh 8081');
		}));

	test('what a step printed is pasted once and fills the later steps', () =>
		visit(site, route, async ({ page }) => {
			await page.getByLabel('for good_release').fill("v1; it's");
			const checkout = page.locator(step('checkout'));
			await expect.poll(() => checkout.locator('pre').first().textContent()).toBe("git switch --detach 'v1; it'\\''s'");
			expect(await checkout.locator('pre mark').first().textContent()).toBe("'v1; it'\\''s'");
			const name = 'Copy the command of the step “Check out the last good release”';
			await page.getByRole('button', { name }).click();
			await checkout.locator('[data-state="copied"]').waitFor();
		}));

	test('copying waits for what fills the texts', () =>
		visit(site, route, async ({ page, clipboard }) => {
			const held: (() => void)[] = [];
			const gate = new Promise<void>((resolve) => void held.push(resolve));
			const requested = page.waitForRequest(/\.js$/);
			await page.route(/\.js$/, (request) => void gate.then(() => request.continue()));
			await field(page, 'port').fill('9090');
			const button = page.locator(step('restart')).getByRole('button', { name: /^Copy the command/ });
			await button.click();
			await requested;
			expect(await textOf(page, restart)).toBe('scripts/restart.sh 8080');
			expect(await button.getAttribute('data-state')).toBe('ready');
			for (const release of held) release();
			await page.locator(`${step('restart')} [data-state="copied"]`).waitFor();
			expect(await clipboard()).toBe('scripts/restart.sh 9090');
		}));

	test('copying what is not filled in says what is missing', () =>
		visit(site, route, async ({ page }) => {
			await page
				.getByRole('button', { name: 'Copy the command of the step “Check out the last good release”' })
				.click();
			await page.locator(`${step('checkout')} [data-state="unfilled"]`).waitFor();
			const said = page.getByRole('status').filter({ hasText: 'Still to be filled in: good_release' });
			await said.waitFor();
			expect(await said.count()).toBe(1);
		}));

	test('with any values, what is copied is what the runner would execute', async () => {
		const { path, absolutePath, runbook } = await loadDocument('docs/rollback.mdx', projectRoot);
		expect(runbook).toBeDefined();
		const hostile = fc.oneof(
			fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => !/[\p{Cc}\p{Surrogate}]/u.test(text)),
			fc.constantFrom('$(reboot)', '`id`', "'; rm -rf / #", '"$HOME"', '!!', '{{port}}', '-rf', 'ü😀', '\\', 'a b'),
		);
		const samples = fc.sample(
			fc.record({ bad_release: hostile, good_release: hostile, port: fc.integer({ min: 1, max: 65535 }) }),
			6,
		);
		for (const { port, ...captures } of samples) {
			const given = new Map(Object.entries({ port: String(port), ...captures }));
			const planned = await planRunbook(absolutePath, projectRoot, given);
			await visit(site, route, async (visited) => {
				await field(visited.page, 'port').fill(String(port));
				for (const [name, value] of Object.entries(captures)) await visited.page.getByLabel(`for ${name}`).fill(value);
				for (const one of planned?.steps ?? []) {
					const copied = await copyAll(visited, one.step.id);
					// The last one is the line that runs the step, which no plan holds.
					expect(copied.slice(0, -1), `${path}#${one.step.id} with ${JSON.stringify([...given])}`).toEqual(
						copyableTexts(path, one).slice(0, -1),
					);
				}
			});
		}
	}, 240_000);
}
