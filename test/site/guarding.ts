import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { glob } from 'tinyglobby';
import { describe, expect, test } from 'vitest';
import { stepSection as step } from '../support/copyAll.ts';
import { serveDirectory } from '../support/serveDirectory.ts';
import { hostileVersion, hostileWitness, proofRunbooks } from './reports.ts';
import { visit } from './site.ts';
import type { Site } from './site.ts';

const inline = /<script(?![^>]*\bsrc=)(?![^>]*\btype=["']?application\/ld\+json)[^>]*>([^]*?)<\/script>/g;

/** The inline scripts of all pages, each once. */
async function inlineScripts({ directory }: Site): Promise<string[]> {
	const files = await glob('**/*.html', { cwd: directory, absolute: true });
	const pages = await Promise.all(files.map((file) => readFile(file, 'utf8')));
	return [...new Set(pages.flatMap((html) => [...html.matchAll(inline)].map(([, script = '']) => script)))];
}

/** A policy that allows these scripts and nothing else that stands in a page; React and the highlighter set styles. */
function policyOf(scripts: readonly string[]): string {
	const hashes = scripts.map((script) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`);
	return [
		"default-src 'none'",
		`script-src 'self' ${hashes.join(' ')}`,
		"style-src 'self' 'unsafe-inline'",
		"img-src 'self' data:",
		"connect-src 'self'",
		"font-src 'self'",
		"manifest-src 'self'",
		"worker-src 'self'",
		"base-uri 'none'",
		"form-action 'none'",
	].join('; ');
}

export function testGuarding(site: Site): void {
	describe('under a strict Content-Security-Policy', () => {
		test('all of a runbook works, with no inline script but those of Docusaurus', async () => {
			const scripts = await inlineScripts(site);
			expect(scripts.filter((script) => !/docusaurus-(?:theme|base-url)/.test(script))).toEqual([]);
			const headers = { 'content-security-policy': policyOf(scripts) };
			const { port, close } = await serveDirectory(site.directory, headers);
			const served: Site = { directory: site.directory, browser: site.browser, port };
			try {
				await visit(served, '/docs/rollback', async ({ page, clipboard, open, faults }) => {
					await page.locator('[data-runbook-inputs]').getByLabel('port', { exact: true }).fill('9090');
					await page
						.locator(`${step('restart')} [data-runbook-copy]`)
						.first()
						.click();
					await page.locator(`${step('restart')} [data-state="copied"]`).waitFor();
					expect(await clipboard()).toBe('scripts/restart.sh 9090');
					await page.getByRole('button', { name: 'Do this runbook' }).click();
					await page.locator(`${step('status')} [data-outcome="done"]`).click();
					await page.getByRole('button', { name: /Switch between dark and light mode/ }).click();
					await page.keyboard.press('Escape');
					await page.keyboard.press('/');
					await page.getByRole('searchbox').fill('secret key');
					await page.getByRole('dialog').getByRole('link', { name: 'Rotate the secret key' }).first().waitFor();
					await page.keyboard.press('Escape');
					for (const route of ['/runbooks', '/incident', '/runbook-status', '/']) await open(route);
					await open('/playground');
					await page.getByText('Valid: 3 steps.').waitFor();
					expect(faults).toEqual([]);
					await page.evaluate(() => {
						const script = document.createElement('script');
						script.textContent = 'window.injected = 1';
						document.body.append(script);
					});
					expect(await page.evaluate(() => 'injected' in window)).toBe(false);
					await expect.poll(() => faults.splice(0).join('\n')).toContain('Content Security Policy');
				});
			} finally {
				await close();
			}
		});
	});

	describe('what comes from elsewhere is only text', () => {
		test('the evidence, the tools and the version of a report', () =>
			visit(site, `/${proofRunbooks.drifted.replace(/\.mdx$/, '')}`, async ({ page }) => {
				const body = page.locator('article');
				await body.locator('details').evaluateAll((all) => all.forEach((fold) => fold.setAttribute('open', '')));
				const text = await body.textContent();
				expect(text).toContain(hostileWitness);
				expect(text).toContain(hostileVersion);
				expect(await page.locator('img[src="x"]').count()).toBe(0);
				await page.goto(new URL('/runbook-status', page.url()).href);
				await page.locator('[data-runbook-status]').waitFor();
				expect(await page.locator('img[src="x"]').count()).toBe(0);
				expect(await page.evaluate(() => 'injected' in window)).toBe(false);
			}));

		test.each([
			'__proto__=x&constructor=x&toString=x',
			`port=${encodeURIComponent('"><img src=x onerror="window.injected=1">')}`,
			'port=%24%28touch%20injected%29&port=9&good_release=javascript:1',
		])('the query %s', (query) =>
			visit(site, `/docs/rollback?${query}`, async ({ page }) => {
				await page.locator('[data-runbook-inputs]').getByLabel('port', { exact: true }).focus();
				expect(await page.locator('img[src="x"]').count()).toBe(0);
				expect(await page.evaluate(() => 'injected' in window || 'x' in Object.prototype)).toBe(false);
				expect(
					await page
						.locator(`${step('restart')} pre`)
						.first()
						.textContent(),
				).toMatch(/^scripts\/restart\.sh (?:8080|\{\{port\}\})$/);
			}),
		);

		test('a value that another page of the site has stored', () =>
			visit(site, '/docs/rollback', async ({ page, open }) => {
				for (const stored of ['{"port":{"a":1}}', '["<img src=x>"]', '{"port":"1; reboot"}', 'null', '{'])
					for (const key of ['runbook-values:docs/rollback.mdx', 'runbook-record:docs/rollback.mdx']) {
						await page.evaluate(([name = '', value = '']) => localStorage.setItem(name, value), [key, stored]);
						await open('/docs/rollback');
						expect(
							await page
								.locator(`${step('restart')} pre`)
								.first()
								.textContent(),
						).not.toContain('reboot');
						expect(await page.locator('img[src="x"]').count()).toBe(0);
					}
			}));
	});
}
