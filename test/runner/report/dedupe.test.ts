import { describe, expect, test } from 'vitest';
import type { Problem } from '../../../plugins/remark-runbook/language.ts';
import { buildReport } from '../../../runner/report/buildReport.ts';
import { problem } from './reporters.ts';

function leftOf(problems: readonly Problem[], source = ''): string[] {
	const sources = new Map([['docs/a.md', source]]);
	const report = buildReport('check', { documents: [], problems, sources });
	return report.problems.map(({ line, severity, ruleId }) => `${line} ${severity} ${ruleId}`);
}

const syntax = (given: Partial<Problem> = {}): Problem =>
	problem({ ruleId: 'shell/syntax', line: 3, column: 6, severity: 'error', message: 'unterminated quote', ...given });

describe('one problem a cause', () => {
	test('the same words missed by tool and repository are one, the strongest', () => {
		const found = [
			problem({ ruleId: 'reference/file', severity: 'warning' }),
			problem({ ruleId: 'surface/bad-value', severity: 'error' }),
		];
		expect(leftOf(found)).toEqual(['2 error surface/bad-value']);
		expect(leftOf(found.toReversed())).toEqual(['2 error surface/bad-value']);
	});

	test('a finding made twice is one', () => {
		expect(leftOf([problem(), problem(), problem({ severity: 'warning' })])).toEqual(['2 error reference/npm-script']);
	});

	test.each([
		['other words', problem({ endColumn: 9, ruleId: 'surface/unknown-flag' })],
		['another place', problem({ column: 2, ruleId: 'surface/unknown-flag' })],
		['another document', problem({ path: 'docs/b.md' })],
		['two findings of one rule about one command', problem({ message: 'nor this one' })],
		['a risk of the same words', problem({ ruleId: 'risk/destructive' })],
	])('%s: both are kept', (_, other) => {
		expect(leftOf([problem(), other])).toHaveLength(2);
	});
});

describe('a fence that bash cannot read', () => {
	const source = '# A\n```bash\necho "open\nnpm run x\nnpm run y\n```\n\n```bash\nnpm run z\n```\n';

	test('hides what it may have brought about: lookups from there to the end of the fence', () => {
		const lookups = [4, 5].map((line) => problem({ line }));
		expect(leftOf([syntax(), ...lookups], source)).toEqual(['3 error shell/syntax']);
	});

	test.each([
		['a line before it', problem({ line: 2 })],
		['another fence', problem({ line: 9 })],
		['a risk, which needs no grammar', problem({ line: 4, ruleId: 'risk/secret' })],
		['the same line of another document', problem({ path: 'docs/b.md', line: 4 })],
	])('keeps %s', (_, other) => {
		expect(leftOf([syntax(), other], source)).toHaveLength(2);
	});

	test('hides nothing that is surer than itself', () => {
		const found = [syntax({ severity: 'warning' }), problem({ line: 4 }), problem({ line: 5, severity: 'warning' })];
		expect(leftOf(found, source)).toEqual(['3 warning shell/syntax', '4 error reference/npm-script']);
	});
});
