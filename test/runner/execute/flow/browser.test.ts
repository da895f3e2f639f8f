import { once } from 'node:events';
import { readdir, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runCli } from '../../../support/cli.ts';
import { execute as executeIn, shell, temporaryDirectory } from '../../../support/execution.ts';
import { requireTool } from '../../../support/requireTool.ts';

const page = `<!doctype html><title>Sign in</title>
<h1>Orders</h1>
<form onsubmit="document.querySelector('h1').textContent = 'Hello ' + user.value; document.title = 'Home'; history.pushState(0, '', '/home'); return false">
<label>User name <input id="user"></label>
<label>Region <select><option>eu</option><option>us</option></select></label>
<label><input type="checkbox" onchange="extra.hidden = !this.checked"> More</label>
<p id="extra" hidden data-testid="extra">Extra settings</p>
<button>Sign in</button></form>
<ul><li>one<li>two</ul>`;

let directory = '';
let origin = '';
let other = '';
let server: Server;
let elsewhere: Server;
let asked: string[] = [];

async function listen(answer: () => string): Promise<[Server, string]> {
	const started = createServer((request, response) => {
		asked.push(`${request.headers.host}${request.url}`);
		if (request.url === '/away') response.writeHead(302, { location: `${other}/caught` }).end();
		else response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(answer());
	}).listen(0, '127.0.0.1');
	await once(started, 'listening');
	const address = started.address();
	return [started, typeof address === 'object' && address ? `http://127.0.0.1:${address.port}` : ''];
}

beforeEach(async (context) => {
	requireTool(context, 'chromium', 'does what a browser step says');
	directory = await temporaryDirectory();
	asked = [];
	[elsewhere, other] = await listen(() => 'elsewhere');
	[server, origin] = await listen(() => `${page}<img src="${other.replace('127.0.0.1', 'localhost')}/pixel">`);
});
afterEach(() => {
	for (const one of [server, elsewhere]) {
		one.closeAllConnections();
		one.close();
	}
});

const browser = (actions: string[], attributes = ''): string =>
	`:::browser[Visit]{#visit ${attributes}}\n\`\`\`yaml\n${actions.map((action) => `- ${action}`).join('\n')}\n\`\`\`\n:::\n\n`;
const execute = (source: string, args: string[] = []): ReturnType<typeof executeIn> =>
	executeIn(directory, source, args);

describe('a browser step', () => {
	test('does what a person would, sees what comes of it, and keeps text and screenshot', async () => {
		const source =
			`---\nrunbook:\n  inputs:\n    who: { type: string, default: "Ann <b>'" }\n---\n\n` +
			browser([
				`open: ${origin}/login`,
				'expect: { title: Sign in }',
				'expect: { testId: extra, visible: false }',
				'fill: { label: User name, with: "{{who}}" }',
				'select: { label: Region, option: us }',
				'expect: { label: Region, value: us }',
				'check: { label: More }',
				'expect: { text: Extra settings }',
				'expect: { role: listitem, count: 2 }',
				'click: { role: button, name: Sign in }',
				'expect: { url: "*/home" }',
				'read: { role: heading, as: greeting }',
				'screenshot: done',
			]) +
			shell('use', `test {{greeting}} = {{who}} || echo {{greeting}}`);
		const { exitCode, printed, report } = await execute(source);
		expect(exitCode, printed).toBe(0);
		expect(printed).toContain(`greeting = Hello Ann <b>'`);
		expect(printed).toContain('Click the button “Sign in”');
		const file = /screenshot: (\S+)/.exec(printed)?.[1] ?? '';
		expect(path.basename(file)).toBe('visit-done.png');
		expect((await stat(file)).mode & 0o777).toBe(0o600);
		expect(file).toContain(path.join('.runbook', 'runs'));
		const [step] = report.documents[0]?.steps ?? [];
		expect(step?.screenshots).toEqual([{ name: 'done', path: 'screenshots/visit-done.png' }]);
		expect(file).toContain(path.join('.runbook/runs', report.run ?? 'none', 'screenshots'));
	});

	test('fails at the action that does not work, with what was there and a picture of it', async () => {
		const { exitCode, report, printed } = await execute(
			browser([`open: ${origin}`, 'expect: { role: heading, name: Invoices }'], 'timeout=2s'),
		);
		expect(exitCode).toBe(1);
		expect(report.problems).toMatchObject([{ ruleId: 'output/browser', line: 3 }]);
		expect(report.problems[0]?.message).toContain('action 2 (See that the heading “Invoices” is to be seen)');
		expect(report.problems[0]?.message).toContain('it is not there');
		expect(printed).toMatch(/screenshot: \S+visit-failure\.png/);
		expect(report.documents[0]?.steps[0]?.screenshots).toMatchObject([{ name: 'failure' }]);
	});

	test('sends nothing to an origin that it does not open, not even by a redirect', async () => {
		const { printed } = await execute(
			browser([`open: ${origin}`, 'expect: { text: Orders }', `open: ${origin}/away`], 'timeout=5s'),
		);
		expect(printed).toContain('were not let through');
		expect(asked.filter((url) => !url.startsWith(origin.slice('http://'.length)))).toEqual([]);
	});

	test('sends to an origin that the document allows', async () => {
		const allowed = other.replace('127.0.0.1', 'localhost');
		const { exitCode, printed } = await execute(browser([`open: ${origin}`, 'wait: 300ms'], `allow=${allowed}`));
		expect(exitCode, printed).toBe(0);
		expect(asked).toContain(`${allowed.slice('http://'.length)}/pixel`);
	});

	test('says which browser it looked for where there is none', async () => {
		const env = { RUNBOOK_BROWSER: path.join(directory, 'none') };
		const { exitCode, report } = await executeIn(directory, browser([`open: ${origin}`]), [], env);
		expect(exitCode).toBe(1);
		expect(report.problems[0]?.message).toBe('no browser was found');
		expect(report.problems[0]?.hint).toContain('RUNBOOK_BROWSER');
	});

	test('opens nothing in a dry-run, which shows each action in words', async () => {
		await execute(browser([`open: ${origin}`]));
		asked = [];
		const { exitCode, stdout } = await runCli(['runbook.mdx', '--dry-run'], { cwd: directory });
		expect(exitCode).toBe(0);
		expect(stdout).toContain(`Open ${origin}`);
		expect(asked).toEqual([]);
		expect(await readdir(directory)).toContain('runbook.mdx');
	});
});
