import { realpath, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { execute, fence, shell, temporaryDirectory } from '../../../support/execution.ts';
import { placeIn } from '../../journal/support.ts';
import { call, contract } from './support.ts';

let directory = '';
let place = placeIn('');
beforeEach(async () => {
	directory = await realpath(await temporaryDirectory());
	place = placeIn(directory);
});

const called = (file: string, source: string): Promise<void> => writeFile(path.join(directory, file), source);

const undoable = (id: string): string =>
	shell(id, `echo ${id} >> ${directory}/log`, '', fence('bash undo', `echo undo-${id} >> ${directory}/log`));

describe('undo and resume', () => {
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
