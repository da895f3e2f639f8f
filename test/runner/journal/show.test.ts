import type { Browser } from 'playwright';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { runViewSchema } from '../../../runner/journal/show/viewSchema.ts';
import { launchChromium } from '../../support/chromium.ts';
import { fence, shell, temporaryDirectory } from '../../support/execution.ts';
import { requireTool } from '../../support/requireTool.ts';
import { placeIn } from './support.ts';

let browser: Browser | undefined;
afterAll(() => browser?.close());
let place = placeIn('');
beforeEach(async () => {
	place = placeIn(await temporaryDirectory());
});

const frontmatter = `---
title: '</title><script>window.hit = 1</script>'
runbook:
  inputs:
    name: { type: string, default: '"><img src="http://127.0.0.1:9/x" onerror="window.hit = 2">' }
    token: { type: secret, env: THE_TOKEN }
---

`;
const hostile =
	frontmatter +
	shell('a', `printf '</pre><script>window.hit = 3</script>\\033[2J'; echo {{name}} {{token}}`, 'capture=yielded') +
	shell('b', 'true', '', fence('bash undo', 'true')) +
	shell('c', 'echo "<style>body { display: none }</style>" >&2; exit 4') +
	shell('d', 'true');
const token = 'tok-5f1e-of-this-run';

describe('show', () => {
	test('tells a program all of a run, and no secret', async () => {
		await place.run(hostile, [], { THE_TOKEN: token });
		const { stdout } = await place.cli(['show', await place.runName(), '--format', 'json']);
		expect(stdout).not.toContain(token);
		const view = runViewSchema.parse(JSON.parse(stdout));
		expect(view).toMatchObject({ status: 'failed', secrets: ['token'], damage: [] });
		expect(view.steps.map(({ id, number, status }) => [id, number, status])).toEqual([
			['a', 1, 'passed'],
			['b', 2, 'passed'],
			['c', 3, 'failed'],
			['d', 4, 'skipped'],
		]);
		expect(view.steps[0]?.outputs[0]?.text).toContain('</pre><script>');
		expect(view.steps[2]).toMatchObject({ exit: 4, failure: { ruleId: 'output/exit' } });
	});

	test('shows a person the outcome, the commands and the last lines of long outputs', async () => {
		await place.run(shell('a', 'seq 100'));
		const { stdout } = await place.cli(['show', await place.runName()]);
		expect(stdout).toContain('[1] Step a #a: passed');
		expect(stdout).toContain('80 lines before, in output/01-a.log');
		expect(stdout).toContain('    100\n');
	});

	test('makes a page that loads and runs nothing, whatever the run printed', async (context) => {
		browser ??= await launchChromium(requireTool(context, 'chromium', 'opens the page of a run'));
		await place.run(hostile, [], { THE_TOKEN: token });
		const file = place.file('run.html');
		await place.cli(['show', await place.runName(), '--format', 'html', '--output', file]);
		const page = await browser.newPage({ viewport: { width: 390, height: 800 } });
		const requests: string[] = [];
		page.on('request', (request) => requests.push(request.url()));
		await page.goto(`file://${file}`);
		await page.locator('summary').first().click();
		expect(await page.evaluate(() => 'hit' in window)).toBe(false);
		expect(requests).toEqual([`file://${file}`]);
		expect(await page.locator('script, img, link, iframe').count()).toBe(0);
		expect(await page.title()).toBe('</title><script>window.hit = 1</script>: failed');
		expect(await page.locator('h2').allInnerTexts()).toHaveLength(4);
		expect(await page.locator('details pre').first().innerText()).toContain('</pre><script>window.hit = 3</script>');
		expect(await page.content()).not.toContain(token);
		expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
		await page.close();
	});
});
