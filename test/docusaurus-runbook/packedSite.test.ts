import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildPackage, buildSite } from '../support/buildSite.ts';
import { launchChromium } from '../support/chromium.ts';
import { copyAll, stepIds, stepSection } from '../support/copyAll.ts';
import { installSite } from '../support/installSite.ts';
import { findTool, requireTool } from '../support/requireTool.ts';
import { copyableTexts, planRunbooks } from '../support/runbooks.ts';
import { serveDirectory } from '../support/serveDirectory.ts';
import { openSitePage } from '../support/sitePage.ts';
import type { SitePage } from '../support/sitePage.ts';
import { testStepForms } from './stepForms.ts';

const chromium = findTool('chromium');
const ends: (() => Promise<void>)[] = [];
let root = '';
let log = '';
let browser: Browser | undefined;
let visited: SitePage;

/** What is there for the site to read in place of reports. */
const uselessReports = {
	'broken.json': '{"schemaVersion": 1, "documents": [',
	'later.json': JSON.stringify({ schemaVersion: 7, verdict: 'all is well' }),
};

/** A site that is not ours, with the package installed as it is published. */
beforeAll(async () => {
	root = await mkdtemp(path.join(tmpdir(), 'runbook-packed-'));
	ends.push(() => rm(root, { recursive: true }));
	await buildPackage();
	await installSite('test/fixtures/site', path.join(root, 'site'));
	await mkdir(path.join(root, 'runbook-reports'));
	for (const [name, text] of Object.entries(uselessReports))
		await writeFile(path.join(root, 'runbook-reports', name), text);
	({ log } = await buildSite(path.join(root, 'site'), path.join(root, 'built/base')));
	if (chromium === undefined) return;
	const { port, close } = await serveDirectory(path.join(root, 'built'));
	browser = await launchChromium(chromium);
	ends.push(close, () => browser?.close() ?? Promise.resolve());
	visited = await openSitePage(browser, { host: '127.0.0.1', port });
}, 300_000);

afterAll(async () => {
	for (const end of ends.toReversed()) await end();
});

test('another site builds with the published package and without a warning', () => {
	expect(log).toContain('Generated static files');
	expect(log).not.toMatch(/warn/i);
});

describe('in a browser', () => {
	beforeEach((context) => void requireTool(context, 'chromium', 'reads the built site in a real browser'));

	test('hostile texts are copied byte for byte and run nowhere', async () => {
		const runbooks = await planRunbooks(path.join(root, 'site'));
		expect(runbooks.map((runbook) => runbook.route)).toEqual(['/hostile', '/plain', '/steps']);
		for (const runbook of runbooks.filter(({ route }) => route !== '/steps')) {
			await visited.open(`/base${runbook.route}`);
			for (const step of runbook.steps) {
				const expected = copyableTexts(`site/${runbook.path}`, step);
				expect(await copyAll(visited, step.step.id), step.step.id).toEqual(expected);
			}
			expect(await visited.page.evaluate(() => 'injected' in window)).toBe(false);
			expect(visited.faults).toEqual([]);
		}
	}, 120_000);

	test('a runbook is not verified where no report can be read, and the build says why', async () => {
		expect(log).toContain('The report runbook-reports/broken.json is left out: it is no JSON.');
		expect(log).toContain('The report runbook-reports/later.json is left out: its schemaVersion is 7');
		await visited.open('/base/hostile');
		const panel = visited.page.locator('[data-runbook-proof]');
		expect(await panel.locator('[data-proof]').getAttribute('data-proof')).toBe('unverified');
		expect(await visited.page.locator(`${stepSection('send')} [data-proof]`).textContent()).toContain('not verified');
		await panel.getByRole('link', { name: 'All runbooks' }).click();
		await visited.page.locator('[data-runbook-status]').waitFor();
		expect(await visited.page.locator('[data-runbook-status] [data-proof="unverified"]').count()).toBe(4);
		const badge = await readFile(path.join(root, 'built/base/runbook-badges/hostile.svg'), 'utf8');
		expect(badge).toContain('<title>runbook: not verified</title>');
	});

	test('what is shown is what is copied', async () => {
		await visited.open('/base/hostile');
		const section = visited.page.locator(stepSection('hostile'));
		const [command] = await copyAll(visited, 'hostile');
		expect(await section.locator('pre').first().textContent()).toBe(command);
		expect(await section.locator('pre .token.builtin, pre .token.function').count()).toBeGreaterThan(0);
	});

	testStepForms(() => visited);

	test('pages and posts have steps too', async () => {
		await visited.open('/base/page');
		expect(await stepIds(visited)).toEqual(['on-a-page']);
		await visited.open('/base/blog/2026/01/02/post');
		expect(await stepIds(visited)).toEqual(['in-a-post']);
		await visited.open('/base');
		expect(await stepIds(visited)).toEqual([]);
		expect(visited.faults).toEqual([]);
	});
});

/** Rewrites a file of the installed package, as an upgrade would. */
async function upgrade(file: string, from: string, to: string): Promise<void> {
	const installed = path.join(root, 'site/node_modules/runbook-exec', file);
	const text = await readFile(installed, 'utf8');
	if (!text.includes(from)) throw new Error(`${file} has no ${from}`);
	await writeFile(installed, text.replace(from, to));
}

test("an upgraded package makes new pages, whatever the bundler's cache holds", async () => {
	await upgrade('package.json', '"version": "', '"version": "9');
	await upgrade('dist/plugins/remark-runbook/render/commandLine.js', '`runbook-exec ', '`runbook-exec-9 ');
	const built = path.join(root, 'rebuilt');
	await buildSite(path.join(root, 'site'), built);
	expect(await readFile(path.join(built, 'plain/index.html'), 'utf8')).toContain('runbook-exec-9 site/docs/plain.md');
}, 120_000);
