import { realpath, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { execute, fence, shell, temporaryDirectory } from '../../../support/execution.ts';
import { placeIn } from '../../journal/support.ts';
import { processesWith } from '../session/support.ts';
import { call, contract } from './support.ts';

let directory = '';
let place = placeIn('');
beforeEach(async () => {
	directory = await realpath(await temporaryDirectory());
	place = placeIn(directory);
});

const called = (file: string, source: string): Promise<void> => writeFile(path.join(directory, file), source);
const log = (text: string): string => `echo "${text}" >> ${directory}/log`;
const problems = (report: { problems: { message: string }[] }): string[] =>
	report.problems.map(({ message }) => message);

describe('a call whose runbook fails', () => {
	test('with continue-on-error leaves out the rest of it, and the run goes on behind it', async () => {
		await called('b.mdx', shell('one', log('one')) + shell('two', 'exit 3') + shell('three', log('three')));
		const source =
			call('b', './b.mdx', 'continue-on-error') +
			shell('after', log('after'), `if="steps.b.status == 'failed'"`) +
			call('other', './b.mdx', `if="steps.b.status == 'passed'"`);
		const { exitCode, status, report, printed } = await execute(directory, source);
		expect(exitCode).toBe(1);
		expect(status).toMatchObject({ b: 'failed', 'b/one': 'passed', 'b/two': 'failed', 'b/three': 'skipped' });
		expect(status).toMatchObject({ after: 'passed', other: 'skipped', 'other/one': 'skipped' });
		expect(await place.read('log')).toBe('one\nafter\n');
		expect(problems(report)).toEqual(['exit 3, expected 0']);
		expect(printed).toContain('goes on behind the call #b: its step #b/two failed');
	});

	test('with retry begins it anew, in a session and with names of its own', async () => {
		const tries = contract('inputs:', '  n: { type: string }', 'outputs:', '  got: {}');
		await called(
			'b.mdx',
			tries +
				shell('one', `echo "[$LEFT]{{n}}" | tee -a ${directory}/log; LEFT=over; sleep 600 & disown`, 'capture=got') +
				shell('two', `test "$(grep -c . ${directory}/log)" = 3 && ${log('two {{got}}')}`),
		);
		const given = fence('yaml', 'n: "{{n}}"') + fence('yaml capture', 'got:');
		const source =
			contract('inputs:', '  n: { type: string, default: x }') +
			call('b', './b.mdx', 'retry=3 delay=1ms backoff=2', given) +
			shell('after', log('after {{got}}'));
		const { exitCode, printed } = await execute(directory, source);
		expect(exitCode, printed).toBe(0);
		expect(await place.read('log')).toBe('[]x\n[]x\n[]x\ntwo []x\nafter []x\n');
		expect(printed).toContain('step b/two failed; retry 2 of 3 of the call in 2 ms');
		expect(printed).toContain('the call #b begins anew');
		expect((await place.cli(['verify', await place.runName()])).exitCode).toBe(0);
	});

	test('fails the run once its tries are used up, and resume gives it new ones', async () => {
		await called('b.mdx', shell('one', log('one')) + shell('two', `test -e ready || { ${log('no')}; exit 4; }`));
		const source = call('b', './b.mdx', 'retry=1 delay=1ms') + shell('c', log('c'));
		const first = await place.run(source);
		expect(first.exitCode).toBe(1);
		expect(await place.read('log')).toBe('one\nno\none\nno\n');
		const second = await place.cli(['resume']);
		expect(second.stdout).toContain('The run goes on at #b/two');
		expect(await place.read('log')).toBe('one\nno\none\nno\nno\none\nno\n');
		await place.touch('ready');
		expect((await place.cli(['resume'])).exitCode).toBe(0);
		expect(await place.read('log')).toBe('one\nno\none\nno\nno\none\nno\nc\n');
		expect((await place.cli(['show', await place.runName()])).stdout).toContain('passed');
	});

	test('is taken care of by the innermost call that can, then by the next one out', async () => {
		await called('inner.mdx', shell('one', `${log('inner')}; false`));
		await called('middle.mdx', call('inner', './inner.mdx', 'retry=1 delay=1ms') + shell('never', log('never')));
		const source = call('middle', './middle.mdx', 'retry=1 delay=1ms continue-on-error') + shell('after', log('after'));
		const { status } = await execute(directory, source);
		expect(await place.read('log')).toBe('inner\ninner\ninner\ninner\nafter\n');
		expect(status).toMatchObject({ middle: 'failed', 'middle/inner': 'failed', 'middle/never': 'skipped' });
	});

	test('takes back what all its tries did, once each', async () => {
		const undo = fence('bash undo', log('undo'));
		await called('b.mdx', shell('one', log('one'), '', undo) + shell('two', 'false'));
		await execute(directory, call('b', './b.mdx', 'retry=1 delay=1ms'), ['--undo', 'on-failure']);
		expect(await place.read('log')).toBe('one\none\nundo\n');
	});
});

describe('the timeout of a call', () => {
	const seconds = `5${Date.now() % 1e6}.${process.pid}`;
	const stubborn = `(trap "" TERM; setsid sleep ${seconds} & sleep ${seconds}) & trap "" TERM; sleep ${seconds}`;

	test('counts for all its steps together, and ends the one that runs with all its processes', async () => {
		await called('b.mdx', shell('one', log('one')) + shell('two', stubborn) + shell('three', log('three')));
		const source = call('b', './b.mdx', 'timeout=1s') + shell('after', log('after'));
		const { exitCode, status, report } = await execute(directory, source);
		expect(exitCode).toBe(1);
		expect(status).toMatchObject({ 'b/one': 'passed', 'b/two': 'failed', 'b/three': 'skipped', after: 'skipped' });
		expect(problems(report)).toEqual([expect.stringContaining('the call b did not end within 1s')]);
		expect(report.problems[0]).toMatchObject({ path: 'b.mdx', ruleId: 'output/timeout' });
		expect(processesWith(seconds)).toEqual([]);
	});

	test('ends a wait, counts anew with each try, and no longer behind the call', async () => {
		await called('b.mdx', `${shell('one', log('one'))}:::wait[Long]{#long for=10m}\n:::\n\n`);
		const source =
			call('b', './b.mdx', 'timeout=300ms retry=1 delay=1ms continue-on-error') +
			shell('after', `sleep 0.5; ${log('after')}`);
		const { report } = await execute(directory, source);
		expect(await place.read('log')).toBe('one\none\nafter\n');
		expect(problems(report)).toEqual([expect.stringContaining('the call b did not end within 300ms')]);
	});
});
