import { describe, expect, test } from 'vitest';
import { ruleAreas } from '../../../plugins/remark-runbook/language.ts';
import { allRules } from '../../../runner/rules/index.ts';
import { runCli } from '../../support/cli.ts';

describe('explain', () => {
	test.each(allRules().map(({ id }) => id))('%s fits into 80 columns', async (id) => {
		const { exitCode, stdout } = await runCli(['explain', id]);
		expect(exitCode).toBe(0);
		expect(stdout).toMatch(new RegExp(`^${id} `));
		expect(stdout).toContain('How to mend it');
		expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
	});

	test('lists every rule under its area', async () => {
		const { stdout } = await runCli(['explain']);
		expect(stdout.split('\n').filter((line) => /^[a-z]+$/.test(line))).toEqual([...ruleAreas]);
		for (const { id } of allRules()) expect(stdout).toContain(`  ${id} `);
		expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
	});

	test('lists an area', async () => {
		const { stdout } = await runCli(['explain', 'surface']);
		expect(stdout).toContain('surface/unknown-flag');
		expect(stdout).not.toContain('risk/');
	});

	test.each([
		['reference/npm-scrip', '`reference/npm-script`'],
		['unknown-flag', '`surface/unknown-flag`'],
		['surfce', '`surface`'],
	])('suggests for %s', async (name, suggestion) => {
		const { exitCode, stderr } = await runCli(['explain', name]);
		expect(exitCode).toBe(2);
		expect(stderr).toContain(`Did you mean ${suggestion}?`);
	});

	test('gives programs the same texts', async () => {
		const one: unknown = JSON.parse((await runCli(['explain', 'risk/secret', '--json'])).stdout);
		const all: unknown = JSON.parse((await runCli(['explain', '--json'])).stdout);
		expect(all).toContainEqual(one);
		expect(all).toHaveLength(allRules().length);
	});
});
