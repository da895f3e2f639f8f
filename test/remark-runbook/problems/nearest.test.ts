import { describe, expect, it } from 'vitest';
import { nearest } from '../../../plugins/remark-runbook/index.ts';

const attributes = ['timeout', 'retry', 'delay', 'backoff', 'if', 'target', 'tags', 'continue-on-error', 'maximum'];

describe('nearest', () => {
	it.each([
		['timout', 'timeout'],
		['timoeut', 'timeout'],
		['TIMEOUT', 'timeout'],
		['retries', 'retry'],
		['continueOnError', 'continue-on-error'],
		['max', 'maximum'],
		['taget', 'target'],
		['of', 'if'],
	])('takes %s for %s', (word, meant) => {
		expect(nearest(word, attributes)).toBe(meant);
	});

	it.each(['', 'colour', 'xyz', 'status', 'environment'])('has no guess for %j', (word) => {
		expect(nearest(word, attributes)).toBeUndefined();
	});

	it('prefers the fewest edits', () => {
		expect(nearest('tag', ['target', 'tags', 'lag'])).toBe('tags');
	});
});
