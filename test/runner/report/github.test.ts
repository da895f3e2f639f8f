import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { anyReport } from './anyReport.ts';
import { problem, render, reportOf } from './reporters.ts';

interface Command {
	name: string;
	properties: Record<string, string>;
	message: string;
}

/** Reads a line as GitHub's runner does: the command, its properties up to `::`, the rest is data. */
function parseCommand(line: string): Command | undefined {
	const match = /^::(?<name>[a-z]+)(?: (?<properties>.*?))?::(?<data>.*)$/s.exec(line);
	if (!match?.groups) return undefined;
	const { name = '', properties = '', data = '' } = match.groups;
	const entries = properties
		.split(',')
		.map((pair) => [pair.split('=', 1)[0] ?? '', decode(pair.replace(/^[^=]*=/, ''))]);
	return { name, properties: Object.fromEntries(entries), message: decode(data) };
}

function decode(text: string): string {
	const escapes: Record<string, string> = { '%25': '%', '%0A': '\n', '%0D': '\r', '%3A': ':', '%2C': ',' };
	return text.replaceAll(/%(?:25|0A|0D|3A|2C)/g, (escape) => escapes[escape] ?? escape);
}

/** What steers nothing is left: other controls are shown as a replacement. */
function shown(text: string): string {
	return text
		.replaceAll('\r\n', '\n')
		.replaceAll(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, (one) => (one === '\n' || one === '\t' ? one : '\u{fffd}'));
}

describe('GitHub annotations', () => {
	test('are one line each and say what the problem says, whatever the texts hold', async () => {
		await fc.assert(
			fc.asyncProperty(anyReport, async (report) => {
				const text = await render('github', report);
				const lines = text.split(/\r\n|[\n\r]/);
				expect(lines.pop()).toBe('');
				expect(parseCommand(lines.pop() ?? '')).toBeUndefined();
				expect(lines).toHaveLength(report.problems.length);
				for (const [index, line] of lines.entries()) {
					const found = report.problems[index];
					const command = parseCommand(line);
					expect(command?.name).toBe(found?.severity.replace('info', 'notice'));
					expect(command?.message.startsWith(shown(found?.message ?? ''))).toBe(true);
					expect(command?.properties['line']).toBe(String(found?.line));
					expect(command?.properties['title']).toContain(shown(found?.ruleId ?? ''));
					expect(Object.keys(command?.properties ?? {})).toEqual(expect.arrayContaining(['file', 'endLine']));
				}
			}),
		);
	});

	test('have the documented form', async () => {
		const report = reportOf([
			problem({ message: '100% of `a`', hint: 'Mend it:\nnow.' }),
			problem({ path: 'a,b:c.md', severity: 'warning', ruleId: 'risk/unknown-here' }),
			problem({ path: 'z.md', severity: 'info', endLine: 4 }),
		]);
		expect((await render('github', report)).split('\n')).toEqual([
			'::warning file=a%2Cb%3Ac.md,line=2,endLine=2,col=1,endColumn=4,title=risk/unknown-here::no such script',
			'::error file=docs/a.md,line=2,endLine=2,col=1,endColumn=4,title=A package script that does not exist (reference/npm-script)::100%25 of `a`%0AMend it:%0Anow.',
			'::notice file=z.md,line=2,endLine=4,title=A package script that does not exist (reference/npm-script)::no such script',
			'runbook-exec check: 1 error, 1 warning, 1 info',
			'',
		]);
	});

	test('name files from the root of the repository', async () => {
		const root = await mkdtemp(path.join(tmpdir(), 'github-'));
		onTestFinished(() => rm(root, { recursive: true }));
		const cwd = path.join(root, 'ops');
		await Promise.all([mkdir(path.join(root, '.git')), mkdir(cwd)]);
		expect(await render('github', reportOf([problem()]), { cwd })).toContain('file=ops/docs/a.md,');
	});
});
