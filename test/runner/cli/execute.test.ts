import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { execute as executeIn, fence, shell, temporaryDirectory } from '../../support/execution.ts';

let directory = '';
beforeEach(async () => {
	directory = await temporaryDirectory();
});

const execute = (source: string, args: string[] = [], env: Record<string, string> = {}): ReturnType<typeof executeIn> =>
	executeIn(directory, source, args, env);

describe('a run', () => {
	test('carries directory, variables and functions from step to step', async () => {
		const source =
			shell('a', 'mkdir sub && cd sub && greeting=hello && export NAME=world && greet() { echo "$greeting $NAME"; }') +
			shell('b', 'greet; basename "$PWD"', '', fence('output', 'hello world\nsub'));
		expect(await execute(source)).toMatchObject({ exitCode: 0, status: { a: 'passed', b: 'passed' } });
	});

	test('stops at a wrong exit status, at its line, and says how to go on', async () => {
		const { exitCode, status, report, printed } = await execute(
			shell('a', 'true') + shell('b', 'echo why >&2; exit 3') + shell('c', 'touch reached'),
		);
		expect(exitCode).toBe(1);
		expect(status).toEqual({ a: 'passed', b: 'failed', c: 'skipped' });
		expect(report.problems).toMatchObject([{ line: 9, ruleId: 'output/exit', message: 'exit 3, expected 0' }]);
		expect(report.problems[0]?.evidence[0]?.witness).toContain('why');
		expect(printed).toMatch(/runbook-exec resume \d{8}-\d{6}-[0-9a-f]{6}\n/);
	});

	test('shows a difference at the line of the expected output', async () => {
		const { report, printed } = await execute(
			shell('a', 'printf "one\\ntwo\\nthree\\n"', '', fence('output', 'one\n2\nthree')),
		);
		expect(report.problems).toMatchObject([{ line: 8, ruleId: 'output/mismatch' }]);
		expect(printed).toContain('-2');
		expect(printed).toContain('+two');
	});

	test('takes other exit statuses where the document says so', async () => {
		expect((await execute(shell('a', 'exit 2', 'exit="1,2"'))).exitCode).toBe(0);
	});

	test('skips what its check says is done, and fails what its check does not prove', async () => {
		const done = shell('a', 'touch again', '', fence('bash check', 'true'));
		const unproven = shell('b', 'true', '', fence('bash check', 'test -e never'));
		const { status, report } = await execute(done + unproven);
		expect(status).toEqual({ a: 'already-done', b: 'failed' });
		expect(report.problems).toMatchObject([{ ruleId: 'output/check' }]);
	});

	test('retries with growing pauses and passes at last', async () => {
		const source = shell('a', 'echo x >> tries; test "$(wc -l < tries)" -ge 3', 'retry=5 delay=1ms backoff=2');
		const { exitCode, printed } = await execute(source);
		expect(exitCode).toBe(0);
		expect(printed).toContain('retry 2 of 5 in 2 ms');
		expect(await readFile(path.join(directory, 'tries'), 'utf8')).toBe('x\nx\nx\n');
	});

	test('ends a step at its timeout with all its processes and goes on with the session of before', async () => {
		const source =
			shell('a', 'mark=kept') +
			shell('b', '(trap "" TERM; exec sleep 321) & sleep 321', 'timeout=300ms continue-on-error') +
			shell('c', 'echo "$mark"', '', fence('output', 'kept'));
		const { exitCode, status, report } = await execute(source);
		expect(status).toEqual({ a: 'passed', b: 'failed', c: 'passed' });
		expect(report.problems).toMatchObject([{ ruleId: 'output/timeout' }]);
		expect(exitCode).toBe(1);
	});

	test('runs or skips by a condition, also on what an earlier step yielded', async () => {
		const inputs = '---\ntitle: T\nrunbook:\n  inputs:\n    env: { type: string, default: staging }\n---\n\n';
		const source =
			inputs +
			shell('a', 'echo 7', 'capture=count') +
			shell('b', 'touch never', 'if=\'env == "production"\'') +
			shell('c', 'echo {{count}}', 'if=\'count == "7"\'', fence('output', '7'));
		expect((await execute(source)).status).toEqual({ a: 'passed', b: 'skipped', c: 'passed' });
	});

	test('undoes what was done in reverse, and an undo that fails hides nothing', async () => {
		const source =
			shell('a', 'echo a >> log', '', fence('bash undo', 'echo undo-a >> log')) +
			shell('b', 'echo b >> log', '', fence('bash undo', 'echo undo-b >> log; exit 4')) +
			shell('c', 'exit 1');
		const { report, exitCode } = await execute(source, ['--undo', 'on-failure']);
		expect(await readFile(path.join(directory, 'log'), 'utf8')).toBe('a\nb\nundo-b\nundo-a\n');
		expect(report.problems.map(({ ruleId }) => ruleId)).toEqual(['output/undo', 'output/exit']);
		expect(exitCode).toBe(1);
	});

	test('does not start a step whose value no step yielded', async () => {
		const source = shell('a', 'echo x', 'capture=sha') + shell('b', 'touch {{sha}}');
		const { report } = await execute(source, ['--only', 'b']);
		expect(report.problems).toMatchObject([
			{ ruleId: 'language/no-value', message: 'sha has no value from step a, which did not run' },
		]);
		expect((await execute(source, ['--only', 'b', '--input', 'sha=given'])).exitCode).toBe(0);
	});
});

describe('questions with nobody to ask', () => {
	const manual = ':::manual[Call them]{#call}\n- [ ] They know\n:::\n';
	test.each([
		[manual, [], 1, '--yes'],
		[manual, ['--yes'], 0, 'confirmed by --yes'],
		[shell('a', 'true', 'confirm="Sure?"'), [], 1, '--yes'],
		[shell('a', 'true', 'confirm="Sure?"'), ['--yes'], 0, 'confirmed by --yes'],
		[shell('a', 'true', 'danger'), ['--yes'], 1, '--allow-danger'],
		[shell('a', 'true', 'danger'), ['--allow-danger'], 0, 'confirmed by --allow-danger'],
	])('%j with %j exits %i', async (source, args, code, text) => {
		const { exitCode, printed } = await execute(source, args);
		expect(exitCode).toBe(code);
		expect(printed).toContain(text);
	});
});

describe('secrets', () => {
	const source = `---
title: Secrets
runbook:
  inputs:
    token: { type: secret, env: THE_TOKEN }
---

${shell('a', 'echo {{token}}; echo {{token}} | base64; printf %s {{token}} | cut -c1-4 | tr -d "\\n"; echo {{token}} >&2; exit 1')}`;

	test('reach no output and no report', async () => {
		const token = "s3cr3t'value-of-the-token";
		const { printed, report, exitCode } = await execute(source, [], { THE_TOKEN: token });
		expect(exitCode).toBe(1);
		for (const text of [printed, JSON.stringify(report)]) {
			expect(text).toContain('[secret]');
			expect(text).not.toContain(token);
			expect(text).not.toContain(Buffer.from(token).toString('base64').slice(0, -4));
		}
	});
});
