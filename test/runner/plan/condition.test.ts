import { describe, expect, test } from 'vitest';
import { evaluateCondition } from '../../../runner/plan/condition.ts';
import type { Knowledge } from '../../../runner/plan/knowledge.ts';

const knowledge: Knowledge = new Map([
	['environment', { state: 'value', value: 'staging', secret: false }],
	['replicas', { state: 'value', value: '3', secret: false }],
	['force', { state: 'value', value: 'false', secret: false }],
	['dry-mode', { state: 'value', value: 'on', secret: false }],
	['sha', { state: 'later', step: 'find-sha' }],
]);
const inputs = {
	replicas: { type: 'number' as const },
	force: { type: 'boolean' as const },
};

const decide = (expression: string): Promise<unknown> => evaluateCondition(expression, knowledge, inputs);

describe('evaluateCondition', () => {
	test.each([
		['environment == "staging"', 'true'],
		['environment == "production"', 'false'],
		['replicas > 2.0', 'true'],
		['!force', 'true'],
		['inputs["dry-mode"] == "on"', 'true'],
		['environment in ["staging", "test"] && replicas == 3.0', 'true'],
	])('decides %s as %s', async (expression, state) => {
		expect(await decide(expression)).toEqual({ state });
	});

	test.each([
		['sha != ""', ['sha']],
		['environment == "staging" && sha.startsWith("a")', ['sha']],
		['force || sha == "x"', ['sha']],
		['!(sha == "x")', ['sha']],
		['inputs["sha"] == "x"', ['sha']],
	])('leaves %s open', async (expression, names) => {
		expect(await decide(expression)).toEqual({ state: 'open', names });
	});

	test('a decided side decides the whole, whatever is not known yet', async () => {
		expect(await decide('environment == "production" && sha == "x"')).toEqual({ state: 'false' });
		expect(await decide('sha == "x" || environment == "staging"')).toEqual({ state: 'true' });
	});

	test.each(['environment ==', 'nothing == 1', '"a text"', 'replicas'])(
		'explains what is wrong with %s',
		async (expression) => {
			await expect(decide(expression)).rejects.toThrow(
				`the condition ${JSON.stringify(expression)} can't be evaluated`,
			);
		},
	);

	test('gives up a regular expression and nested lists that take too long', async () => {
		const digits = '[1,2,3,4,5,6,7,8,9,10]';
		const nested = Array.from('abcdefgh').reduceRight((inner, name) => `${digits}.all(${name}, ${inner})`, 'true');
		for (const expression of [`"${'a'.repeat(40)}!".matches("^(a+)+$")`, nested])
			await expect(decide(expression)).rejects.toThrow(/can't be evaluated: .*took longer than 2s/);
		expect(await decide(`environment.matches("^sta")`)).toEqual({ state: 'true' });
	});
});
