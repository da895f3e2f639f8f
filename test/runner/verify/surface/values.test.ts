import { beforeEach, describe, expect, it } from 'vitest';
import { requireSandbox } from '../../../support/requireSandbox.ts';
import { summary } from './checking.ts';
import { checkFixture } from './fixtureTool.ts';

async function told(text: string): Promise<string> {
	return summary(await checkFixture(text), text);
}

beforeEach((context) => void requireSandbox(context, 'asks programs in a sandbox'));

describe('a parser that looks for the command first', () => {
	it.each([
		['early --store=x pack', 'verified'],
		['early --quiet --store=x list', 'verified'],
		['early --fast list', 'error surface/unknown-flag --fast'],
		['early --fats pack', 'error surface/unknown-flag --fats'],
	])('%s: %s', async (text, expected) => {
		expect(await told(text)).toBe(expected);
	});
});

describe('values of which the help gives no list', () => {
	it.each([
		['quantities --mode=keep --limit=5 --wait 10 --name someone --area 5x7', 'verified'],
		['quantities --limit=none --wait forever', 'verified'],
		['quantities --mode=maybe', 'error surface/bad-value maybe'],
		['quantities --limit=lots', 'warning surface/bad-value lots'],
		['quantities --wait long', 'warning surface/bad-value long'],
		['quantities --limit=MOST_OF_ALL', 'verified'],
		['reckons --most many', 'error surface/bad-value many'],
		['reckons --from here', 'verified'],
	])('%s: %s', async (text, expected) => {
		expect(await told(text)).toBe(expected);
	});
});
