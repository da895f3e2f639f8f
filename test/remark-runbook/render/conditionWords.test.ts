import { describe, expect, test } from 'vitest';
import { conditionWords } from '../../../plugins/remark-runbook/render/conditionWords.ts';

const numbers = new Map([
	['restart', 3],
	['restart-api', 4],
]);
const words = (expression: string): string | undefined => conditionWords(expression, (id) => numbers.get(id));

describe('a condition in words', () => {
	test.each([
		['replicas < 3', 'replicas is less than 3'],
		["replicas >= 3 && environment == 'production'", 'replicas is at least 3 and environment is “production”'],
		['a == 1 || b != "x"', 'a is 1 or b is not “x”'],
		['dry', 'dry is true'],
		["a != ''", 'a is not empty'],
		['!dry && inputs.wet', 'dry is false and wet is true'],
		['inputs["dry-mode"] == true', 'dry-mode is true'],
		["steps.restart.status == 'failed'", 'step 3 failed'],
		['steps["restart-api"].exit > 1', 'the exit status of step 4 is more than 1'],
		["steps.restart.status != 'skipped'", 'it is not so that step 3 was skipped'],
	])('%s', (expression, expected) => {
		expect(words(expression)).toBe(expected);
	});

	test.each([
		'a && b || c',
		'(a)',
		'size(a) > 1',
		"a in ['x']",
		'a == b',
		'!(a == 1)',
		"steps.unknown.status == 'failed'",
		"a == 'it\\'s'",
		"steps.restart.status > 'failed'",
		'steps.restart',
		'true',
		'',
	])('stays as it is: %s', (expression) => {
		expect(words(expression)).toBeUndefined();
	});
});
