import { mkdir, readFile, readdir, realpath, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { execute, fence, shell, temporaryDirectory } from '../../../support/execution.ts';
import { placeIn } from '../../journal/support.ts';

let directory = '';
let place = placeIn('');
beforeEach(async () => {
	directory = await realpath(await temporaryDirectory());
	place = placeIn(directory);
});

const called = (file: string, source: string): Promise<void> => writeFile(path.join(directory, file), source);
const contract = (...lines: string[]): string => `---\nrunbook:\n${lines.map((line) => `  ${line}\n`).join('')}---\n\n`;
const call = (id: string, runbook: string, attributes = '', fences = ''): string =>
	`:::call[Call ${id}]{#${id} runbook=${runbook}${attributes && ` ${attributes}`}}\n${fences}:::\n\n`;

/** A runbook with an input, a capture that is an output and one that is none. */
const deploy =
	contract(
		'inputs:',
		'  image: { type: string, pattern: "[a-z]+:v[0-9]+" }',
		'outputs:',
		'  sha: { capture: deployed }',
	) +
	shell(
		'write',
		'cd /; export LEFT=over; echo "sha of {{image}}"',
		'capture=deployed',
		fence('bash undo', 'echo undo {{image}}'),
	) +
	shell('look', 'echo "$PWD $LEFT"', 'capture=inner');

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
		for (const entry of await readdir(await place.runDirectory(), { recursive: true, withFileTypes: true }))
			if (entry.isFile()) expect(await readFile(path.join(entry.parentPath, entry.name), 'utf8')).not.toContain(token);
	});
});

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
		const sandboxed = (runbook: string): string =>
			contract('workspace: system', 'sandbox:', '  from: system', '  setup: mkdir -p part') + call('it', runbook);
		const inside = await execute(directory, sandboxed('./inside.mdx'), ['--sandbox']);
		expect(inside.exitCode, inside.printed).toBe(0);
		expect(inside.printed).toMatch(/at = at .*\/sandbox\/[^/]+\/part\n/);
		const { exitCode, stderr } = await place.run(sandboxed('./outside.mdx'), ['--sandbox']);
		expect(exitCode).toBe(2);
		expect(stderr).toContain('outside.mdx is called in a sandbox, and its workspace lies outside');
	});
});

describe('selection', () => {
	test.each([
		[
			['--from', 'deploy/look'],
			['deploy', 'deploy/look', 'last'],
		],
		[
			['--to', 'deploy/write'],
			['first', 'deploy', 'deploy/write'],
		],
		[
			['--only', 'deploy'],
			['deploy', 'deploy/write', 'deploy/look'],
		],
		[
			['--only', 'deploy/look'],
			['deploy', 'deploy/look'],
		],
		[
			['--skip', 'deploy'],
			['first', 'last'],
		],
		[
			['--skip', 'deploy/write'],
			['first', 'deploy', 'deploy/look', 'last'],
		],
		[
			['--tags', 'risky'],
			['deploy', 'deploy/write', 'deploy/look'],
		],
	])('%j takes %j', async (args, expected) => {
		await called('deploy.mdx', deploy);
		const source =
			shell('first', 'true') +
			call('deploy', './deploy.mdx', 'tags=risky', fence('yaml', 'image: "api:v1"')) +
			shell('last', 'true');
		const { stdout } = await place.run(source, [...args, '--dry-run', '--reporter', 'json']);
		const steps: { id: string; status: string }[] = JSON.parse(stdout).documents.flatMap(
			(one: { steps: [] }) => one.steps,
		);
		const planned = steps.filter(({ status }) => status === 'planned').map(({ id }) => id);
		expect(planned.toSorted()).toEqual(expected.toSorted());
	});

	test('does not lead around a gate of a called runbook', async () => {
		await called('gated.mdx', ':::approve[Agree]{#agree by=owner}\n:::\n\n' + shell('drop', 'echo dropped'));
		const source = call('gated', './gated.mdx') + shell('last', 'echo last');
		const refused = await execute(directory, source, ['--from', 'last', '--yes']);
		expect(refused.exitCode).toBe(1);
		expect(refused.status).toMatchObject({ 'gated/agree': 'failed', 'gated/drop': 'skipped', last: 'skipped' });
		const approved = await execute(directory, source, ['--from', 'last', '--approve', 'gated/agree=gated/agree']);
		expect(approved.status).toMatchObject({ 'gated/agree': 'passed', 'gated/drop': 'skipped', last: 'passed' });
	});

	test('names the nearest id', async () => {
		await called('deploy.mdx', deploy);
		const { stderr } = await place.run(call('deploy', './deploy.mdx', '', fence('yaml', 'image: "api:v1"')), [
			'--only',
			'deploy/lok',
		]);
		expect(stderr).toContain('Did you mean deploy/look?');
	});
});

describe('undo and resume', () => {
	const undoable = (id: string): string =>
		shell(id, `echo ${id} >> ${directory}/log`, '', fence('bash undo', `echo undo-${id} >> ${directory}/log`));

	test('takes back across the call, last step first', async () => {
		await called('b.mdx', undoable('b1') + undoable('b2'));
		const { exitCode, status } = await execute(directory, undoable('a') + call('b', './b.mdx') + shell('c', 'false'), [
			'--undo',
			'on-failure',
		]);
		expect(exitCode).toBe(1);
		expect(status).toMatchObject({ a: 'passed', 'b/b1': 'passed', c: 'failed' });
		expect(await place.read('log')).toBe('a\nb1\nb2\nundo-b2\nundo-b1\nundo-a\n');
	});

	const resumable =
		contract('inputs:', '  n: { type: string }') +
		shell('one', 'export KEPT={{n}}; echo "one" >> log; echo c7', 'capture=seen') +
		shell('two', 'test -e ready && echo "two $KEPT {{seen}} {{n}}" >> log');
	const source =
		shell('a', 'echo a >> log; echo 5', 'capture=n') +
		call('b', './b.mdx', '', fence('yaml', 'n: "{{n}}"')) +
		shell('c', 'echo c >> log');

	test('goes on within the called runbook, with its session and its names', async () => {
		await called('b.mdx', resumable);
		expect((await place.run(source)).exitCode).toBe(1);
		await place.touch('ready');
		const { exitCode, stdout } = await place.cli(['resume']);
		expect(exitCode, stdout).toBe(0);
		expect(stdout).toContain('The run goes on at #b/two');
		expect(await place.read('log')).toBe('a\none\ntwo 5 c7 5\nc\n');
		const run = await place.runName();
		expect((await place.cli(['verify', run])).exitCode).toBe(0);
		expect((await place.cli(['show', run])).stdout).toMatch(/b\/two/);
	});

	test('refuses a changed called runbook, and takes it where only later steps changed', async () => {
		await called('b.mdx', resumable);
		await place.run(source);
		await place.touch('ready');
		await called('b.mdx', resumable.replace('"two $KEPT', '"new $KEPT'));
		const refused = await place.cli(['resume']);
		expect(refused.exitCode).toBe(2);
		expect(refused.stderr).toContain('b.mdx changed since run');
		expect(refused.stderr).toContain('+test -e ready && echo "new $KEPT');
		await called('b.mdx', resumable.replace('echo "one"', 'echo "uno"'));
		const earlier = await place.cli(['resume', '--accept-changes']);
		expect(earlier.exitCode).toBe(2);
		expect(earlier.stderr).toContain('in b.mdx, step one, which was begun by then, changed');
		await called('b.mdx', resumable.replace('"two $KEPT', '"new $KEPT'));
		expect((await place.cli(['resume', '--accept-changes'])).exitCode).toBe(0);
		expect(await place.read('log')).toBe('a\none\nnew 5 c7 5\nc\n');
		const run = await place.runName();
		expect((await place.cli(['verify', run])).exitCode).toBe(0);
		expect((await place.cli(['show', run])).stdout).toContain('passed');
	});

	test('asks about a step of a called runbook whose end nobody saw', async () => {
		await called('b.mdx', resumable);
		await place.touch('ready');
		await place.run(source);
		await place.killDuring('b/two');
		const asked = await place.cli(['resume']);
		expect(asked.stdout).toContain('step b/two (Step two) was started, and nobody saw it end');
		expect((await place.cli(['resume', '--rerun-unknown'])).exitCode).toBe(0);
		expect(await place.read('log')).toBe('a\none\ntwo 5 c7 5\nc\ntwo 5 c7 5\nc\n');
	});

	test('a saved plan holds only while what it calls is the same', async () => {
		await called('b.mdx', resumable);
		await place.touch('ready');
		expect((await place.run(source, ['--dry-run', '--plan-out', 'plan.json'])).exitCode).toBe(0);
		await called('b.mdx', resumable.replace('echo "two', 'echo  "two'));
		const { exitCode, stderr } = await place.cli(['runbook.mdx', '--plan', 'plan.json']);
		expect(exitCode).toBe(2);
		expect(stderr).toContain('the document b.mdx changed');
		await called('b.mdx', resumable);
		expect((await place.cli(['runbook.mdx', '--plan', 'plan.json'])).exitCode).toBe(0);
	});
});
