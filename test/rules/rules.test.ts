import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { TestContext } from 'vitest';
import { allRules } from '../../runner/rules/index.ts';
import { projectRoot } from '../support/cli.ts';
import { requireSandbox } from '../support/requireSandbox.ts';
import { ruleExamples } from './examples/index.ts';
import { withoutExample } from './examples/output.ts';
import { indexPage, rulePage } from './pages.ts';
import { printed } from './printed.ts';
import { tryExamples } from './trials.ts';
import type { Trial } from './trials.ts';

const directory = path.join(projectRoot, 'docs/reference/rules');
const names = ['index.mdx', ...allRules().map(({ id }) => `${id}.mdx`)];
let trials: ReadonlyMap<string, Trial> = new Map();
let pages: ReadonlyMap<string, string> = new Map();

/** `UPDATE=1` writes the pages anew, to be reviewed. */
beforeAll(async () => {
	trials = await tryExamples();
	pages = new Map([
		['index.mdx', indexPage(allRules())],
		...allRules().map((rule) => [`${rule.id}.mdx`, pageOf(rule)] as const),
	]);
	if (!process.env['UPDATE']) return;
	for (const name of pagesThere()) rmSync(path.join(directory, name));
	for (const [name, text] of pages) {
		mkdirSync(path.dirname(path.join(directory, name)), { recursive: true });
		writeFileSync(path.join(directory, name), text);
	}
}, 120_000);

function pageOf(rule: ReturnType<typeof allRules>[number]): string {
	const example = ruleExamples[rule.id];
	if (!example) return rulePage(rule, withoutExample[rule.id] ?? '');
	const problem = trials.get(rule.id)?.trips.find(({ ruleId }) => ruleId === rule.id);
	return rulePage(rule, { ...example, message: problem ? printed(problem, example.trips) : '' });
}

function pagesThere(): string[] {
	return readdirSync(directory, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.mdx'));
}

function idsOf(rule: string, kind: keyof Trial): string[] {
	return trials.get(rule)?.[kind].map(({ ruleId }) => ruleId) ?? [];
}

/** Values are known from asking the program itself. */
function requireAnswers(context: TestContext, rule: string): void {
	if (rule === 'surface/bad-value') requireSandbox(context, 'asks programs in a sandbox');
}

test('every rule has its examples, or says what brings it about', () => {
	const ids = allRules().map(({ id }) => id);
	expect([...Object.keys(ruleExamples), ...Object.keys(withoutExample)].toSorted()).toEqual(ids.toSorted());
});

describe('the examples of', () => {
	test.for(Object.keys(ruleExamples))('%s trip it, and do not', (rule, context) => {
		requireAnswers(context, rule);
		expect(idsOf(rule, 'trips')).toContain(rule);
		const isExecuted = ruleExamples[rule]?.run !== undefined;
		expect(idsOf(rule, 'passes').filter((id) => isExecuted || id === rule)).toEqual([]);
	});
});

describe('the reference of rules', () => {
	test.for(names)('%s is up to date', (name, context) => {
		requireAnswers(context, name.replace(/\.mdx$/, ''));
		const file = path.join(directory, name);
		expect(existsSync(file) ? readFileSync(file, 'utf8') : `${name} is missing: run with UPDATE=1`).toBe(
			pages.get(name),
		);
	});

	test('has no page of a rule that is gone', () => {
		expect(pagesThere().toSorted()).toEqual(names.toSorted());
	});
});
