import { describe, expect, it } from 'vitest';
import { certainFix, suggestionFor } from '../../../../runner/verify/surface/report/suggest.ts';
import type { Finding } from '../../../../runner/verify/surface/match/finding.ts';
import { wordsOf } from './checking.ts';

function finding(text: string, candidates: readonly string[]): Finding {
	const [word] = wordsOf(text);
	if (!word) throw new Error('no word');
	const node = { tool: 'tool', path: [], surfaces: [], parent: undefined };
	return { type: 'unknown-flag', node, word, span: word.span, text, before: [], candidates };
}

describe('what was meant', () => {
	it.each([
		['chekout', ['checkout', 'commit'], 'checkout', 'checkout'],
		['--jsno', ['--json', '--join'], '--json', '--json'],
		['--max-line', ['--max-line-length', '--max'], '--max-line-length', undefined],
		['--foo', ['--eof'], undefined, undefined],
		['-J', ['-j', '-K'], undefined, undefined],
		['--por', ['--port', '--pod'], '--port', undefined],
		['--headers', ['--header', '--header-file'], '--header', '--header'],
		['stat', ['start', 'state'], 'start', undefined],
	])('%s of %o', (text, candidates, suggestion, fix) => {
		const found = finding(text, candidates);
		expect(suggestionFor(found)).toBe(suggestion);
		expect(certainFix(found)).toBe(fix);
	});

	it('mends nothing inside a larger span', () => {
		const found = finding('--jsno', ['--json']);
		expect(certainFix({ ...found, span: { start: 0, end: 20 } })).toBeUndefined();
	});
});
