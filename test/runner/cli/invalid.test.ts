import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { globSync } from 'tinyglobby';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import * as z from 'zod';
import { reportSchema } from '../../../runner/report/schema.ts';
import { projectRoot, runCli } from '../../support/cli.ts';

const broken = globSync('test/fixtures/broken/*.mdx', { cwd: projectRoot }).toSorted();
const expectedProblem = z.object({ ruleId: z.string(), start: z.string(), message: z.string() });
const stack = /^\s+at .+[:(]/m;

describe('a broken document', () => {
	test('there are at least forty of them', () => {
		expect(broken.length).toBeGreaterThanOrEqual(40);
	});

	test.each(broken)('%s: exit 2 with every problem at its line, and no stack', async (file) => {
		const text = await readFile(path.join(projectRoot, file.replace(/\.mdx$/, '.problems.json')), 'utf8');
		const expected = expectedProblem.array().parse(JSON.parse(text));
		const json = await runCli([file, '--dry-run', '--reporter', 'json']);
		const { problems } = reportSchema.parse(JSON.parse(json.stdout));
		const summaries = problems.map(({ ruleId, line, column, message }) => ({
			ruleId,
			start: `${line}:${column}`,
			message,
		}));
		expect(summaries).toEqual(expected);
		expect(json.exitCode).toBe(2);
		const shown = await runCli([file]);
		expect(shown.exitCode).toBe(2);
		for (const { start } of expected) expect(shown.stdout).toContain(`${file}:${start}`);
		expect(shown.stdout + shown.stderr).not.toMatch(stack);
	});
});

describe('what is no runbook at all', () => {
	let directory = '';
	beforeEach(async () => {
		directory = await mkdtemp(path.join(tmpdir(), 'invalid-'));
		onTestFinished(() => rm(directory, { recursive: true, force: true }));
	});

	test.each([
		['an empty file', '', 'empty.mdx:1:1'],
		['a document without a step', '# Title\n\nText.\n', 'has no step'],
		['bytes that are no UTF-8', Uint8Array.from([0x23, 0x20, 0xff]), 'runbook.mdx:1:3: the file is not valid UTF-8'],
	])('%s', async (_, content, message) => {
		const name = content === '' ? 'empty.mdx' : 'runbook.mdx';
		await writeFile(path.join(directory, name), content);
		const { exitCode, stdout, stderr } = await runCli([name], { cwd: directory });
		expect(exitCode).toBe(2);
		expect(stdout + stderr).toContain(message);
		expect(stdout + stderr).not.toMatch(stack);
	});

	test.each([
		[['gone.mdx'], 'gone.mdx does not exist'],
		[['.'], '. is a directory, not a document'],
		[['check', 'gone'], 'gone names no .md or .mdx document'],
		[['test', '.'], '. names no .md or .mdx document'],
	])('%j', async (args, message) => {
		const { exitCode, stdout, stderr } = await runCli(args, { cwd: directory });
		expect(exitCode).toBe(2);
		expect(stdout + stderr).toContain(message);
		expect(stdout + stderr).not.toMatch(stack);
	});
});

describe('wrong usage', () => {
	const runbook = 'docs/rollback.mdx';
	test.each([
		[['--no-such-option', runbook], "unknown option '--no-such-option'"],
		[[runbook, '--dryrun'], 'Did you mean --dry-run?'],
		[[runbook, '--input', 'prt=1'], 'Did you mean port?'],
		[[runbook, '--input', 'port=many'], 'input port: "many" is no number'],
		[[runbook, '--only', 'chekout'], 'Did you mean checkout?'],
		[[runbook, '--from', 'restart', '--to', 'checkout'], '--from restart comes after --to checkout'],
		[[runbook, '--reporter', 'jsno'], 'Did you mean json?'],
		[[runbook, '--reporter', 'json', '--reporter', 'terminal'], 'two reporters would write to standard output'],
		[[runbook, '--workspace', 'gone'], '--workspace is no directory'],
		[['docs/rolback.mdx'], 'Did you mean docs/rollback.mdx?'],
		[[runbook, '--undo', 'sometimes'], 'Allowed choices are never, on-failure, always'],
	])('%j', async (args, message) => {
		const { exitCode, stdout, stderr } = await runCli([...args, '--dry-run']);
		expect(stdout + stderr).toContain(message);
		expect(stdout + stderr).not.toMatch(stack);
		expect(exitCode).toBe(2);
	});
});
