import { readFile } from 'node:fs/promises';
import path from 'node:path';
import * as fc from 'fast-check';
import stringWidth from 'fast-string-width';
import { globSync } from 'tinyglobby';
import { describe, expect, test } from 'vitest';
import { projectRoot, runCli } from '../../support/cli.ts';
import { anyReport } from './anyReport.ts';
import { document, problem, render, reportOf, step } from './reporters.ts';

const clusters = fc.constantFrom('a', 'b ', '日', '😀', '👩‍👩‍👧', 'e\u0301', '\t', 'é', '"');
const anyCode = fc.array(clusters, { maxLength: 60, size: 'max' }).map((parts) => parts.join(''));

const sourcesOf = (text: string): Map<string, string> => new Map([['docs/a.md', text]]);

describe('the terminal report', () => {
	test('sends no control character, whatever the texts hold', async () => {
		await fc.assert(
			fc.asyncProperty(anyReport, fc.string({ unit: 'binary' }), async (report, source) => {
				const sources = new Map(report.problems.map(({ path: file }) => [file, source]));
				const text = await render('terminal', report, { sources });
				expect(text.replaceAll(/[\n\t]/g, '')).not.toMatch(/\p{Cc}/u);
			}),
		);
	});

	test('puts the marker below what it marks and stays within the width', async () => {
		await fc.assert(
			fc.asyncProperty(anyCode, anyCode, fc.integer({ min: 50, max: 100 }), async (before, after, columns) => {
				const found = problem({ line: 1, column: before.length + 1, endColumn: before.length + 5 });
				const sources = sourcesOf(`${before}MARK${after}`);
				const lines = (await render('terminal', reportOf([found]), { sources, columns })).split('\n');
				const at = lines.findIndex((line) => /^ +│ +\^+$/.test(line));
				const marker = lines[at] ?? '';
				const code = lines[at - 1] ?? '';
				expect(marker).toMatch(/[^^]\^{4}$/);
				expect(stringWidth(code.slice(0, code.indexOf('MARK')))).toBe(marker.indexOf('^'));
				expect(Math.max(...lines.map((line) => stringWidth(line)))).toBeLessThanOrEqual(columns);
			}),
		);
	});

	test('breaks messages and hints between words, never inside of a command', async () => {
		const command = '`kubectl rollout undo deployment/web --namespace production`';
		const message = `The deployment is not what the document says it is, since ${command} was renamed.`;
		const text = await render('terminal', reportOf([problem({ message, hint: message })]), { columns: 72 });
		expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(72);
		expect(text.split(command)).toHaveLength(3);
	});

	test('heads each document with its findings where there are several, and ends with what it comes to', async () => {
		const verdicts = ['verified', 'verified', 'drifted', 'not-checkable'] as const;
		const commands = verdicts.map((verdict) => ({ text: 'x', line: 1, verdict, evidence: [] }));
		const documents = [document([step({ commands })]), document([], 'docs/b.md')];
		const problems = [problem(), problem({ path: 'docs/b.md', severity: 'warning', hint: 'Mend it.' })];
		expect(await render('terminal', reportOf(problems, documents), { sources: sourcesOf('# A\nnpm run x\n') })).toBe(
			[
				'docs/a.md 1 error',
				'',
				'  docs/a.md:2:1 error reference/npm-script',
				'  no such script',
				'  1 │ # A',
				'  2 │ npm run x',
				'    │ ^^^',
				'',
				'docs/b.md 0 errors, 1 warning',
				'',
				'  docs/b.md:2:1 warning reference/npm-script',
				'  no such script',
				'  → Mend it.',
				'',
				'not ok  1 error, 1 warning',
				'        2 documents, 4 commands: 2 verified, 1 drifted, 1 not checkable,',
				'        coverage 66%',
				'',
			].join('\n'),
		);
	});

	test('shows no secret that was found, nor one on the line above another problem', async () => {
		const secret = 'ghp_a8Fk29dLwq03nZxYt7RbVc5MjHs61PeUoGiT';
		const found = [
			problem({ ruleId: 'risk/secret', line: 1, column: 7, endColumn: 7 + secret.length }),
			problem({ line: 2 }),
		];
		const text = await render('terminal', reportOf(found), { sources: sourcesOf(`TOKEN=${secret}\nnpm run x\n`) });
		expect(text).toContain('TOKEN=••••');
		expect(text).not.toContain(secret.slice(0, 8));
	});

	test('reads well on 80 columns for every broken document', async () => {
		const broken = globSync('test/fixtures/broken/*.mdx', { cwd: projectRoot });
		const { stdout } = await runCli(['check', ...broken]);
		const texts = await Promise.all(broken.map((file) => readFile(path.join(projectRoot, file), 'utf8')));
		const longestName = Math.max(...broken.map((file) => file.length));
		const tooLong = stdout
			.split('\n')
			.filter((line) => stringWidth(line) > 80 && !line.includes('test/fixtures/broken/'));
		expect(texts.length).toBeGreaterThan(40);
		expect(longestName).toBeLessThan(70);
		expect(tooLong).toEqual([]);
	});
});
