import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { allRules } from '../../runner/rules/index.ts';
import { projectRoot } from '../support/cli.ts';
import { ruleExamples } from './examples/index.ts';
import { withoutExample } from './examples/output.ts';
import { indexPage, rulePage } from './pages.ts';

const directory = path.join(projectRoot, 'docs/reference/rules');

const pages = new Map([
	['index.mdx', indexPage(allRules())],
	...allRules().map(
		(rule) => [`${rule.id}.mdx`, rulePage(rule, ruleExamples[rule.id] ?? withoutExample[rule.id] ?? '')] as const,
	),
]);

/** `UPDATE=1` writes the pages anew, to be reviewed. */
if (process.env['UPDATE']) {
	for (const name of readdirSync(directory, { recursive: true, encoding: 'utf8' })) {
		if (name.endsWith('.mdx')) rmSync(path.join(directory, name));
	}
	for (const [name, text] of pages) {
		mkdirSync(path.dirname(path.join(directory, name)), { recursive: true });
		writeFileSync(path.join(directory, name), text);
	}
}

describe('the reference of rules', () => {
	test.each([...pages])('%s is up to date', (name, text) => {
		const file = path.join(directory, name);
		expect(existsSync(file) ? readFileSync(file, 'utf8') : `${name} is missing: run with UPDATE=1`).toBe(text);
	});

	test('has no page of a rule that is gone', () => {
		const found = readdirSync(directory, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.mdx'));
		expect(found.toSorted()).toEqual([...pages.keys()].toSorted());
	});
});
