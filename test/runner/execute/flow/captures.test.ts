import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { runCli } from '../../../support/cli.ts';
import { execute as executeIn, fence, shell, temporaryDirectory } from '../../../support/execution.ts';

let directory = '';
beforeEach(async () => {
	directory = await temporaryDirectory();
});

const execute = (source: string, args: string[] = []): ReturnType<typeof executeIn> =>
	executeIn(directory, source, args);
const answer = `echo '{"version":"1.2","count":3,"open":true,"list":[1,2]}'; echo warned >&2`;
const rules = fence(
	'capture',
	[
		'version: { json: version }',
		'minor: { regex: "1\\\\.(\\\\d+)", type: number }',
		'count: { json: count, type: number }',
		'open: { json: open, type: boolean }',
		'items: { json: list, type: json }',
		'warning: { of: stderr }',
	].join('\n'),
);

describe('captures', () => {
	test('take several names from one answer, with the types that conditions see', async () => {
		const condition = "count + minor == 5.0 && open && items[1] == 2.0 && warning == 'warned' && version == '1.2'";
		const source =
			shell('look', answer, '', rules) +
			shell('use', 'test {{version}}/{{count}}/{{warning}} = 1.2/3/warned', `if="${condition}"`);
		const { exitCode, status, printed } = await execute(source);
		expect(exitCode, printed).toBe(0);
		expect(status).toEqual({ look: 'passed', use: 'passed' });
	});

	test('fail their step, at their line, where the answer does not yield them', async () => {
		const { exitCode, report, status } = await execute(
			shell('look', 'echo none', '', fence('capture', 'a: {}\ncount: { type: number }')) + shell('next', 'true'),
		);
		expect(exitCode).toBe(1);
		expect(status['next']).toBe('skipped');
		expect(report.problems).toMatchObject([
			{ ruleId: 'output/capture', line: 8, message: 'count has no value: "none" is no number' },
		]);
	});

	test('are asked for again where the step retries', async () => {
		const command = 'echo x >> tries; n=$(wc -l < tries); if [ "$n" -lt 3 ]; then echo wait; else echo "$n"; fi';
		const source = shell('look', command, 'retry=5 delay=1ms', fence('capture', 'n: { type: number }'));
		expect((await execute(source)).exitCode).toBe(0);
		expect(await readFile(path.join(directory, 'tries'), 'utf8')).toBe('x\nx\nx\n');
	});

	test('of a secret hide it in its own output and in all that follows, in every encoding', async () => {
		const secret = fence('capture', 'token: { json: token, secret: true }');
		const reveal = 'printf %s {{token}} | base64; echo {{token}}; echo {{token}} >&2; exit 3';
		await writeFile(path.join(directory, 'token'), '{"token":"hush-hush-42"}');
		const { printed, report } = await execute(shell('look', 'cat token', '', secret) + shell('use', reveal));
		expect(printed).toContain('"token":"[secret]"');
		expect(printed + JSON.stringify(report)).not.toContain('hush-hush-42');
		expect(printed).not.toContain(Buffer.from('hush-hush-42').toString('base64').slice(0, 12));
	});

	test('of a secret that could not be hidden fail the step, and nothing of it is shown', async () => {
		const { printed, report } = await execute(
			shell('look', 'echo 4711', '', fence('capture', 'pin: { secret: true }')) + shell('use', 'echo {{pin}}'),
		);
		expect(report.problems[0]?.message).toBe(
			"pin has no value: the secret is a number of fewer than 6 digits, so it can't be hidden",
		);
		expect(printed).not.toMatch(/│ 4711/);
	});

	test('of a secret show nothing of an answer that did not yield it', async () => {
		const secret = fence('capture', 'token: { json: tokn, secret: true }');
		const source = shell('look', 'cat token', '', secret + fence('output', 'something else'));
		await writeFile(path.join(directory, 'token'), '{"token":"hush-hush"}');
		const { exitCode, printed, report } = await execute(source);
		expect(exitCode).toBe(1);
		expect(printed + JSON.stringify(report)).not.toContain('hush-hush');
		expect(printed).toContain('its output is not shown');
	});

	test('are told in a dry-run, as what conditions depend on', async () => {
		const source = shell('look', answer, '', rules) + shell('use', 'true', 'if="count > 2.0"');
		await execute(source);
		const { stdout } = await runCli(['runbook.mdx', '--dry-run'], { cwd: directory });
		expect(stdout).toContain('yields version, minor, count, open, items, warning');
		expect(stdout).toContain('#use may run: depends on count from step look');
	});
});

describe('results of earlier steps', () => {
	test('decide conditions by status and exit', async () => {
		const source =
			shell('try', 'exit 4', 'continue-on-error') +
			shell('a', 'true', `if="steps.try.status == 'failed' && steps.try.exit == 4"`) +
			shell('b', 'true', `if="steps.a.status == 'skipped'"`) +
			shell('c', 'true', `if="steps['b'].status == 'skipped' && steps.b.exit == null"`);
		const { status } = await execute(source);
		expect(status).toEqual({ try: 'failed', a: 'passed', b: 'skipped', c: 'passed' });
	});

	test('are known in a dry-run where a step is left out, and open where it runs', async () => {
		const source = shell('a', 'true') + shell('b', 'true', `if="steps.a.status == 'passed'"`);
		await execute(source);
		const open = await runCli(['runbook.mdx', '--dry-run'], { cwd: directory });
		expect(open.stdout).toContain('#b may run: depends on the result of step a');
		const left = await runCli(['runbook.mdx', '--dry-run', '--skip', 'a'], { cwd: directory });
		expect(left.stdout).toContain("#b skipped: the condition steps.a.status == 'passed' does not hold");
	});

	test('that do not fit their condition fail the step, not the run', async () => {
		const source = shell('a', 'echo x', 'capture=name') + shell('b', 'true', 'if="name > 2"') + shell('c', 'true');
		const { exitCode, status, report } = await execute(source);
		expect(exitCode).toBe(1);
		expect(status).toEqual({ a: 'passed', b: 'failed', c: 'skipped' });
		expect(report.problems).toMatchObject([{ ruleId: 'language/condition' }]);
	});
});
