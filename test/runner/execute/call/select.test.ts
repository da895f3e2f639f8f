import { realpath, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { execute, fence, shell, temporaryDirectory } from '../../../support/execution.ts';
import { placeIn } from '../../journal/support.ts';
import { call, deploy } from './support.ts';

let directory = '';
let place = placeIn('');
beforeEach(async () => {
	directory = await realpath(await temporaryDirectory());
	place = placeIn(directory);
});

const called = (file: string, source: string): Promise<void> => writeFile(path.join(directory, file), source);

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
		const approved = await execute(directory, source, ['--from', 'last', '--approve', 'gated/agree=agree']);
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
