import { mkdir, readFile, readdir, realpath, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { execute, fence, shell, temporaryDirectory } from '../../../support/execution.ts';
import { placeIn } from '../../journal/support.ts';
import { call, contract, deploy } from './support.ts';

let directory = '';
let place = placeIn('');
beforeEach(async () => {
	directory = await realpath(await temporaryDirectory());
	place = placeIn(directory);
});

const called = (file: string, source: string): Promise<void> => writeFile(path.join(directory, file), source);

describe('a call', () => {
	test('runs the steps of the other runbook in a session and under names of their own', async () => {
		await called('deploy.mdx', deploy);
		const source =
			contract('inputs:', '  version: { type: string, default: v2 }') +
			shell('first', 'OWN=kept; echo api', 'capture=name') +
			call(
				'deploy',
				'./deploy.mdx',
				'',
				fence('yaml', 'image: "{{name}}:{{version}}"') + fence('yaml capture', 'sha:'),
			) +
			shell('last', 'echo "{{sha}}/$PWD/$OWN/[$LEFT]"', '', fence('output', `sha of api:v2/${directory}/kept/[]`));
		const { exitCode, report, status, printed } = await execute(directory, source);
		expect(exitCode, printed).toBe(0);
		expect(Object.keys(status)).toEqual(['first', 'deploy', 'last', 'deploy/write', 'deploy/look']);
		expect(report.documents.map(({ path: shown }) => shown)).toEqual(['runbook.mdx', 'deploy.mdx']);
		expect(printed).toContain('· deploy/inner = / over');
		const order = [...printed.matchAll(/^\[\d\/5\] .*#(\S+)/gm)].map(([, id]) => id);
		expect(order).toEqual(['first', 'deploy', 'deploy/write', 'deploy/look', 'last']);
	});

	test('hands on only what is declared as an output', async () => {
		await called('deploy.mdx', deploy);
		const given = fence('yaml', 'image: "api:v1"');
		const { report, exitCode } = await execute(
			directory,
			call('deploy', './deploy.mdx', '', given + fence('yaml capture', 'inner:')),
		);
		expect(exitCode).toBe(2);
		expect(report.problems.map(({ ruleId }) => ruleId)).toEqual(['language/call-output']);
		const used = await execute(directory, call('deploy', './deploy.mdx', '', given) + shell('use', 'echo {{inner}}'));
		expect(used.report.problems.map(({ ruleId }) => ruleId)).toEqual(['language/unknown-input']);
	});

	test('fails at its inputs where a captured value does not fit, before any of its steps', async () => {
		await called('deploy.mdx', deploy);
		const source =
			shell('first', 'echo no-image', 'capture=name') +
			call('deploy', './deploy.mdx', '', fence('yaml', 'image: "{{name}}"'));
		const { exitCode, status, report } = await execute(directory, source);
		expect(exitCode).toBe(1);
		expect(status).toMatchObject({ deploy: 'failed', 'deploy/write': 'skipped', 'deploy/look': 'skipped' });
		expect(report.problems).toMatchObject([
			{
				ruleId: 'language/call-input',
				path: 'runbook.mdx',
				message: expect.stringContaining('"no-image" does not match'),
			},
		]);
		const early = await place.run(
			source
				.replace('shell[Step first]{#first capture=name}', 'shell[Step first]{#first}')
				.replace('"{{name}}"', 'nothing'),
		);
		expect(early.exitCode).toBe(2);
	});

	test('through another call, with conditions on what each knows', async () => {
		await called(
			'inner.mdx',
			contract('inputs:', '  n: { type: number }', 'outputs:', '  twice: {}') +
				shell('small', 'echo small', 'if="n < 5"') +
				shell('big', 'echo big', `if="n >= 5 && steps.small.status == 'skipped'"`) +
				shell('double', 'echo $(({{n}} * 2))', '', fence('yaml capture', 'twice: { type: number }')),
		);
		await called(
			'middle.mdx',
			contract('inputs:', '  n: { type: number }', 'outputs:', '  result: { capture: four }') +
				call(
					'inner',
					'./inner.mdx',
					'',
					fence('yaml', 'n: "{{n}}"') + fence('yaml capture', 'four: { output: twice }'),
				),
		);
		const source =
			call('run', './middle.mdx', '', fence('yaml', 'n: 7') + fence('yaml capture', 'all: { output: result }')) +
			call('never', './middle.mdx', 'if="all < 10"', fence('yaml', 'n: 1')) +
			shell('last', 'test {{all}} = 14', 'if="all == 14"');
		const { exitCode, status, printed } = await execute(directory, source);
		expect(exitCode, printed).toBe(0);
		expect(status).toMatchObject({
			'run/inner/small': 'skipped',
			'run/inner/big': 'passed',
			'run/inner/double': 'passed',
			never: 'skipped',
			'never/inner': 'skipped',
			'never/inner/double': 'skipped',
			last: 'passed',
		});
		const dry = await place.run(source, ['--dry-run']);
		expect(dry.stdout).toContain('#never/inner/double may run: depends on whether never runs');
		expect(dry.stdout).toContain('{{all}} is known after run');
	});

	test('keeps a secret that it is handed as an ordinary text', async () => {
		const token = 'q7Wp2zXc9mB4';
		await called(
			'use.mdx',
			contract('inputs:', '  header: { type: string }', 'outputs:', '  seen: {}') +
				shell('use', 'echo "got {{header}}"', 'capture=seen') +
				shell('fail', 'test -e ready'),
		);
		const source =
			contract('inputs:', '  token: { type: secret, env: THE_TOKEN }') +
			call(
				'use',
				'./use.mdx',
				'',
				fence('yaml', 'header: "Bearer {{token}}"') + fence('yaml capture', 'mine: { output: seen }'),
			) +
			shell('last', 'test {{mine}} = "got Bearer $THE_TOKEN"');
		const first = await place.run(source, [], { THE_TOKEN: token });
		expect(first.exitCode, first.stdout).toBe(1);
		const plan = await place.run(source, ['--dry-run'], { THE_TOKEN: token });
		expect(first.stdout + first.stderr + plan.stdout + plan.stderr).not.toContain(token);
		const entries = await readdir(await place.runDirectory(), { recursive: true, withFileTypes: true });
		for (const entry of entries.filter((one) => one.isFile()))
			expect(await readFile(path.join(entry.parentPath, entry.name), 'utf8')).not.toContain(token);
	});
});

const sandboxed = (runbook: string): string =>
	contract('workspace: system', 'sandbox:', '  from: system', '  setup: mkdir -p part') + call('it', runbook);

describe('where it runs', () => {
	const where = shell('where', 'echo "at $PWD"', 'capture=at');

	test('is the workspace that the called runbook names, and moves with its caller', async () => {
		await mkdir(path.join(directory, 'service/copy/service'), { recursive: true });
		await called('service/called.mdx', contract('workspace: .', 'outputs:', '  at: {}') + where);
		const source = contract('workspace: .') + call('it', './service/called.mdx', '', fence('yaml capture', 'at:'));
		expect((await execute(directory, source)).printed).toContain(`at = at ${directory}/service\n`);
		const moved = await execute(directory, source, ['--workspace', 'service/copy']);
		expect(moved.printed).toContain(`at = at ${directory}/service/copy/service\n`);
	});

	test('never leaves a sandbox', async () => {
		await mkdir(path.join(directory, 'system/part'), { recursive: true });
		await mkdir(path.join(directory, 'elsewhere'));
		await called('inside.mdx', contract('workspace: system/part') + where);
		await called('outside.mdx', contract('workspace: elsewhere') + where);
		const inside = await execute(directory, sandboxed('./inside.mdx'), ['--sandbox']);
		expect(inside.exitCode, inside.printed).toBe(0);
		expect(inside.printed).toMatch(/at = at .*\/sandbox\/[^/]+\/part\n/);
		const { exitCode, stderr } = await place.run(sandboxed('./outside.mdx'), ['--sandbox']);
		expect(exitCode).toBe(2);
		expect(stderr).toContain('outside.mdx is called in a sandbox, and its workspace lies outside');
	});
});
