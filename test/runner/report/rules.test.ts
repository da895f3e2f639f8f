import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { globSync } from 'tinyglobby';
import { describe, expect, test } from 'vitest';
import { ruleAreas } from '../../../plugins/remark-runbook/language.ts';
import { ruleOf } from '../../../runner/rules/index.ts';
import { projectRoot } from '../../support/cli.ts';

const ruleId = new RegExp(`['"\`]((?:${ruleAreas.join('|')})/[a-z][a-z-]*[a-z])['"\`]`, 'g');

/** The rule ids that the sources outside of the texts' own files name. */
async function usedRules(): Promise<string[]> {
	const files = globSync(['runner/**/*.ts', 'plugins/remark-runbook/**/*.ts', '!runner/rules/**'], {
		cwd: projectRoot,
	});
	const texts = await Promise.all(files.map((file) => readFile(path.join(projectRoot, file), 'utf8')));
	return [...new Set(texts.flatMap((text) => [...text.matchAll(ruleId)].map(([, id = '']) => id)))].toSorted();
}

describe('the rules', () => {
	test('all that are reported have their texts', async () => {
		const used = await usedRules();
		expect(used.length).toBeGreaterThan(80);
		expect(used.filter((id) => ruleOf(id) === undefined)).toEqual([]);
	});

	test('say what is wrong, why and how to mend it', async () => {
		for (const id of await usedRules()) {
			const { summary = '', why = '', mend = '' } = ruleOf(id) ?? {};
			expect(summary, id).toMatch(/[^.]$/);
			expect(why, id).toMatch(/\.$/);
			expect(mend, id).toMatch(/[.)]$/);
		}
	});

	test('an id of another version is unknown', () => {
		expect(ruleOf('risk/of-another-version')).toBeUndefined();
	});
});
