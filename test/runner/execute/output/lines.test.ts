import { describe, expect, it } from 'vitest';
import type { MatchMode } from '../../../../plugins/remark-runbook/language.ts';
import { matchOutput } from '../../../../runner/execute/output/index.ts';

const match = (mode: MatchMode, text: string, actual: string) => matchOutput({ text, match: mode }, actual);

const diff = (mode: MatchMode, text: string, actual: string) => {
	const result = match(mode, text, actual);
	return result.ok ? [] : result.diff;
};

describe('what matches', () => {
	it.each<[MatchMode, string, string]>([
		['exact', '', ''],
		['exact', 'a\nb', 'a\nb\n'],
		['exact', 'a\nb\n', 'a\nb'],
		['exact', 'a b', 'a b  \n\n'],
		['exact', 'a\nb', 'a\r\nb\r\n'],
		['exact', 'ready', '\u001B[32mready\u001B[0m\n'],
		['exact', '...', ''],
		['exact', '...', 'a\nb'],
		['exact', 'a\n...', 'a'],
		['exact', 'a\n...\nb', 'a\nx\ny\nb'],
		['exact', '...\nb\n...\nb', 'a\nb\nb'],
		['exact', '  ...', 'any'],
		['exact', 'a ... b', 'a ... b'],
		['exact', 'a (*)', 'a (*)'],
		['exact', '[.*]', '[.*]'],
		['regex', String.raw`pod/\S+ restarted`, 'pod/web-1 restarted'],
		['regex', 'a|b', 'b'],
		['regex', 'a+\n...\nc', 'aa\nx\nc'],
		['regex', 'v\\d (+)\nend', 'v1\nv2\nend'],
		['regex', 'v\\d (*)\nend', 'end'],
		['regex', 'warn.* (?)\nend', 'warning\nend'],
		['regex', String.raw`\p{Lu}.`, 'É😀'],
		['regex', '{"a":1}', '{"a":1}'],
		['glob', 'web-*: [0-9]? ok', 'web-1: 3s ok'],
		['glob', String.raw`\*[!a]`, '*b'],
		['glob', 'pod-* (+)\n...', 'pod-1\npod-2\nrest'],
		['glob', '[a', '[a'],
		['contains', 'rolled back', 'deployment.apps/web rolled back\n'],
		['contains', 'a\n...\n\nb', 'xax\ny\nxbx'],
		['contains', '', 'anything'],
	])('%s %j matches %j', (mode, text, actual) => {
		expect(match(mode, text, actual)).toEqual({ ok: true });
	});
});

describe('what does not match', () => {
	it.each<[MatchMode, string, string, number, string]>([
		['exact', '', 'a', 0, 'no output is expected, but line 1 is `a`'],
		['exact', 'a', '', 0, 'expected `a`, but there is no output'],
		['exact', 'a\nb', 'a\nc', 1, 'expected `b`, but line 2 is `c`'],
		['exact', 'a\nb', 'a', 1, 'expected `b`, but the answer ends'],
		['exact', 'a', 'a\nb', 0, 'more than expected: line 2 is `b`'],
		['exact', '  a', 'a', 0, 'expected `  a`, but line 1 is `a`'],
		['exact', 'a', 'A', 0, 'expected `a`, but line 1 is `A`'],
		['exact', '...\nb\nc', 'a\nb\nd', 2, 'expected `c`, but line 3 is `d`'],
		['exact', 'a\n...\nz', 'a\nb\nc', 2, 'expected `z`, but the answer ends'],
		['exact', 'a b', 'a\u00A0b', 0, String.raw`expected \`a b\`, but line 1 is \`a\u{a0}b\``.replaceAll('\\`', '`')],
		['exact', 'a', 'b\0', 0, 'expected `a`, but line 1 is `b\\u{0}` (line 1 of the answer is binary: a NUL byte)'],
		['exact', 'a', 'x\n\uFFFD', 0, 'expected `a`, but line 1 is `x` (line 2 of the answer is binary: invalid UTF-8)'],
		['regex', 'a\nb(', 'a\nb', 1, 'b( is no regular expression: Unterminated group'],
		['regex', 'a', 'xa', 0, 'expected `a`, but line 1 is `xa`'],
		['regex', 'a (+)\nb', 'b', 0, 'expected `a (+)`, but line 1 is `b`'],
		['regex', 'a (?)\nb', 'a\na\nb', 1, 'expected `b`, but line 2 is `a`'],
		['glob', 'a*\n?', 'ab\ncd', 1, 'expected `?`, but line 2 is `cd`'],
		['contains', 'b\na', 'a\nb', 1, '`a` stands only before what must precede it'],
		['contains', 'a\nc', 'a\nb', 1, '`c` does not follow'],
		['contains', 'c', 'a', 0, '`c` is not there'],
	])('%s %j against %j', (mode, text, actual, line, message) => {
		expect(match(mode, text, actual)).toMatchObject({ ok: false, line, message });
	});
});

describe('the difference', () => {
	it('shows what matched before, what was expected and what came', () => {
		const text = 'one\ntwo\nthree\nfour\nstatus: ok\nend';
		const actual = 'one\ntwo\nthree\nfour\nstatus: degraded\nend';
		expect(diff('exact', text, actual)).toEqual([
			' two',
			' three',
			' four',
			'-status: ok',
			'+status: degraded',
			' end',
		]);
	});

	it('compares by the patterns, up to the next open place', () => {
		expect(diff('regex', 'v\\d\nready \\d/\\d\n...\nend', 'v1\nwarning\nready 3/3\nend')).toEqual([
			' v1',
			'+warning',
			' ready 3/3',
			' end',
		]);
	});

	it('stays small for a large answer', () => {
		const many = Array.from({ length: 200_000 }, (_, index) => `line ${index} ${'x'.repeat(300)}`);
		const result = diff('exact', 'start\nother', `start\n${many.join('\n')}`);
		expect(result.length).toBeLessThan(60);
		expect(result.at(-1)).toMatch(/^ … \d+ more lines$/);
		expect(Math.max(...result.map((line) => line.length))).toBeLessThan(250);
	});
});

describe('large and awkward texts', () => {
	it('many open places do not multiply the work', () => {
		const text = `${'...\na\nb\n'.repeat(100)}c`;
		expect(match('exact', text, 'a\nb\n'.repeat(5_000))).toMatchObject({ ok: false, line: 300 });
		expect(match('exact', `${text}`, `${'a\nb\n'.repeat(5_000)}c`)).toEqual({ ok: true });
	});

	it('many stars do not multiply the work', () => {
		const line = 'a'.repeat(20_000);
		expect(match('glob', `${'*a'.repeat(30)}b`, line)).toMatchObject({ ok: false });
		expect(match('glob', '*a'.repeat(30), line)).toEqual({ ok: true });
	});

	it('a comparison beyond all measure is given up as failed', () => {
		const text = `${'...\na\n'.repeat(300)}b`;
		const result = match('exact', text, 'a\n'.repeat(50_000));
		expect(result).toMatchObject({ ok: false, message: expect.stringContaining('too long to compare') });
	});
});
