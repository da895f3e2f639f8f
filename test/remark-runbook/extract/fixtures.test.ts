import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { languageRules, noStepsProblem, readRunbook, type Problem } from '../../../plugins/remark-runbook/index.ts';

const fixtures = join(import.meta.dirname, '../../fixtures');
const broken = join(fixtures, 'broken');
const nearMiss = join(fixtures, 'near-miss');

function documentsIn(folder: string): string[] {
	return readdirSync(folder)
		.filter((name) => name.endsWith('.mdx'))
		.toSorted();
}

/** The problems of a document that was asked for as a runbook. */
function problemsOf(folder: string, name: string): Problem[] {
	const { isRunbook, problems } = readRunbook(name, readFileSync(join(folder, name), 'utf8'));
	return isRunbook || problems.length > 0 ? problems : [noStepsProblem(name)];
}

function summary({ ruleId, line, column, endLine, endColumn, message, hint }: Problem) {
	return { ruleId, start: `${line}:${column}`, end: `${endLine}:${endColumn}`, message, hint };
}

describe('broken documents', () => {
	const documents = documentsIn(broken);

	it.each(documents)('%s has exactly its problems', (name) => {
		const found = problemsOf(broken, name).map(summary);
		const expectedFile = join(broken, name.replace(/\.mdx$/, '.problems.json'));
		if (process.env['UPDATE']) writeFileSync(expectedFile, `${JSON.stringify(found, null, '\t')}\n`);
		expect(found).toEqual(JSON.parse(readFileSync(expectedFile, 'utf8')));
	});

	it('trip every rule', () => {
		const tripped = new Set(documents.flatMap((name) => problemsOf(broken, name).map(({ ruleId }) => ruleId)));
		expect([...tripped].toSorted()).toEqual(Object.keys(languageRules).toSorted());
	});

	it('have a hint for every problem', () => {
		const problems = documents.flatMap((name) => problemsOf(broken, name));
		expect(problems.filter(({ hint }) => !hint)).toEqual([]);
	});
});

describe('near misses', () => {
	it('are there for every rule', () => {
		const rules = Object.keys(languageRules).map((rule) => `${rule.replace('language/', '')}.mdx`);
		expect(documentsIn(nearMiss)).toEqual(rules.toSorted());
	});

	it.each(documentsIn(nearMiss))('%s is a valid runbook', (name) => {
		const { runbook, problems } = readRunbook(name, readFileSync(join(nearMiss, name), 'utf8'));
		expect(problems).toEqual([]);
		expect(runbook?.steps.length).toBeGreaterThan(0);
	});
});
