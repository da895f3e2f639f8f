import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Problem } from '../../../plugins/remark-runbook/language.ts';
import { anyReport } from './anyReport.ts';
import { problem, render, reportOf } from './reporters.ts';
import { sarifSchema } from './sarifSchema.ts';

type Run = ReturnType<typeof sarifSchema.parse>['runs'][0];

async function runOf(problems: readonly Problem[], options: Parameters<typeof render>[2] = {}): Promise<Run> {
	return sarifSchema.parse(JSON.parse(await render('sarif', reportOf(problems), options))).runs[0];
}

/** The fingerprint of a problem on the line that says `deploi`, wherever that line is. */
async function fingerprintIn(source: string, given: Partial<Problem> = {}): Promise<string | undefined> {
	const line = source.split('\n').findIndex((text) => text.includes('deploi')) + 1;
	const run = await runOf([problem({ line, ...given })], { sources: new Map([['docs/a.md', source]]) });
	return run.results[0]?.partialFingerprints.primaryLocationLineHash;
}

describe('the SARIF report', () => {
	test('holds to the schema with a result for each problem, whatever the texts hold', async () => {
		await fc.assert(
			fc.asyncProperty(anyReport, async (report) => {
				const [run] = sarifSchema.parse(JSON.parse(await render('sarif', report))).runs;
				expect(run.results).toHaveLength(report.problems.length);
				const hashes = run.results.map((one) => one.partialFingerprints.primaryLocationLineHash);
				expect(new Set(hashes).size).toBe(hashes.length);
				for (const [index, { message, ruleId, ruleIndex }] of run.results.entries()) {
					expect(run.tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
					const undoubled = message.text.replaceAll('{{', '{').replaceAll('}}', '}');
					expect(undoubled).toContain(report.problems[index]?.message);
				}
			}),
		);
	});

	test('explains each rule once with the texts of the catalogue', async () => {
		const run = await runOf([problem(), problem({ line: 3 }), problem({ ruleId: 'risk/secret', severity: 'info' })]);
		expect(run.tool.driver.rules.map(({ id }) => id)).toEqual(['reference/npm-script', 'risk/secret']);
		expect(run.tool.driver.rules[1]).toMatchObject({
			shortDescription: { text: 'A secret in the text' },
			help: { markdown: expect.stringContaining('`secret`') },
			defaultConfiguration: { level: 'error' },
		});
		expect(run.results.map(({ level }) => level)).toEqual(['error', 'note', 'error']);
	});

	test('names the place from the root of the repository, also when started in a folder of it', async () => {
		const root = await mkdtemp(path.join(tmpdir(), 'sarif-'));
		onTestFinished(() => rm(root, { recursive: true }));
		const cwd = path.join(root, 'ops');
		await Promise.all([mkdir(path.join(root, '.git')), mkdir(cwd)]);
		const found = problem({ path: 'a dir/ü (1).md', line: 2, column: 5, endLine: 3, endColumn: 1 });
		const run = await runOf([found, problem({ path: '../README.md' })], { cwd });
		expect(run.results.map(({ locations }) => locations[0]?.physicalLocation)).toEqual([
			expect.objectContaining({ artifactLocation: { uri: 'README.md', uriBaseId: '%SRCROOT%' } }),
			{
				artifactLocation: { uri: 'ops/a%20dir/%C3%BC%20%281%29.md', uriBaseId: '%SRCROOT%' },
				region: { startLine: 2, startColumn: 5, endLine: 3, endColumn: 1 },
			},
		]);
	});

	test('offers a certain mend as a fix', async () => {
		const run = await runOf([problem({ fix: 'deploy' }), problem({ line: 3 })]);
		const [first, second] = run.results;
		expect(first?.fixes?.[0]?.artifactChanges[0]?.replacements).toEqual([
			{
				deletedRegion: first?.locations[0]?.physicalLocation.region,
				insertedContent: { text: 'deploy' },
			},
		]);
		expect(second?.fixes).toBeUndefined();
	});

	test('keeps a fingerprint while lines move, and changes it with path, rule and line', async () => {
		const before = await fingerprintIn('# A\nnpm run deploi\n');
		expect(await fingerprintIn('# A\n\nText.\n\n\tnpm run deploi\n')).toBe(before);
		const others = await Promise.all([
			fingerprintIn('# A\nnpm run deploi --now\n'),
			fingerprintIn('# A\nnpm run deploi\n', { ruleId: 'reference/file' }),
			fingerprintIn('# A\nnpm run deploi\n', { path: 'docs/b.md', message: 'npm run deploi' }),
		]);
		expect(new Set([before, ...others]).size).toBe(4);
	});

	test('numbers equal lines', async () => {
		const source = 'npm run deploi\nnpm run deploi\n';
		const run = await runOf([problem({ line: 1 }), problem({ line: 2 })], {
			sources: new Map([['docs/a.md', source]]),
		});
		const [first, second] = run.results.map((one) => one.partialFingerprints.primaryLocationLineHash);
		expect(first?.endsWith(':1')).toBe(true);
		expect(second).toBe(first?.replace(/1$/, '2'));
	});
});
