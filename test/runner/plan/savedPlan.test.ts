import { readFile, stat, writeFile } from 'node:fs/promises';
import { beforeEach, describe, expect, test } from 'vitest';
import { savedPlanSchema } from '../../../runner/plan/saved/savedPlan.ts';
import { shell, temporaryDirectory } from '../../support/execution.ts';
import { placeIn } from '../journal/support.ts';
import type { Place } from '../journal/support.ts';

let place: Place = placeIn('');
beforeEach(async () => {
	place = placeIn(await temporaryDirectory());
});

const frontmatter = `---
title: T
runbook:
  inputs:
    name: { type: string, default: world }
    token: { type: secret, env: THE_TOKEN }
---

`;
const source = frontmatter + shell('a', 'echo {{name}} {{token}} > log') + shell('b', 'git --version');
const env = { THE_TOKEN: 'the-secret-value-1' };

const save = (args: string[] = []): ReturnType<Place['run']> =>
	place.run(source, ['--dry-run', '--plan-out', 'plan.json', ...args], env);

describe('a saved plan', () => {
	test('is executed with what was reviewed, and holds no secret', async () => {
		expect((await save(['--input', 'name=moon'])).exitCode).toBe(0);
		const text = await place.read('plan.json');
		expect(text).not.toContain(env.THE_TOKEN);
		expect(savedPlanSchema.parse(JSON.parse(text))).toMatchObject({ inputs: { name: 'moon' }, secrets: ['token'] });
		expect((await stat(place.file('plan.json'))).mode & 0o777).toBe(0o600);
		const { exitCode, stderr } = await place.cli(['runbook.mdx', '--plan', 'plan.json'], env);
		expect(exitCode, stderr).toBe(0);
		expect(await place.read('log')).toBe(`moon ${env.THE_TOKEN}\n`);
	});

	test.each<[string, (args: string[]) => Promise<void>, string]>([
		[
			'the document',
			() => writeFile(place.file('runbook.mdx'), source.replace('git --version', 'git version')),
			'+git version',
		],
		['an input', async (args) => void args.push('--input', 'name=sun'), 'input name: "world" in the plan, "sun" now'],
		['the selection', async (args) => void args.push('--only', 'b'), 'selection only: none in the plan, "b" now'],
		[
			'the version of a tool',
			async () => {
				const plan = savedPlanSchema.parse(JSON.parse(await place.read('plan.json')));
				const tools = Object.fromEntries(Object.keys(plan.tools).map((tool) => [tool, '0.0.1']));
				await writeFile(place.file('plan.json'), JSON.stringify({ ...plan, tools }));
			},
			'tool git: "0.0.1" in the plan',
		],
	])('is refused once %s changed, with the difference', async (_what, change, message) => {
		await save();
		const args = ['runbook.mdx', '--plan', 'plan.json'];
		await change(args);
		const { exitCode, stderr } = await place.cli(args, env);
		expect(exitCode).toBe(2);
		expect(stderr).toContain('this is no longer what plan.json planned');
		expect(stderr).toContain(message);
		await expect(readFile(place.file('log'))).rejects.toThrow('ENOENT');
	});

	test('is refused where it is none, and goes with the right flags only', async () => {
		await writeFile(place.file('plan.json'), '{}');
		expect((await place.run(source, ['--plan', 'plan.json'], env)).stderr).toContain('plan.json is no saved plan');
		expect((await place.run(source, ['--plan', 'none.json'], env)).stderr).toContain('no saved plan (ENOENT)');
		expect((await place.run(source, ['--plan-out', 'x.json'], env)).stderr).toContain('--plan-out goes with --dry-run');
	});
});
