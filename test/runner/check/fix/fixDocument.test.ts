import { describe, expect, test } from 'vitest';
import type { Problem } from '../../../../plugins/remark-runbook/language.ts';
import { applyFixes } from '../../../../runner/check/fix/applyFixes.ts';
import { fixDocument } from '../../../../runner/check/fix/fixDocument.ts';

function problem(
	line: number,
	column: number,
	length: number,
	fix: string,
	ruleId: Problem['ruleId'] = 'reference/file',
): Problem {
	return {
		path: 'a.md',
		line,
		column,
		endLine: line,
		endColumn: column + length,
		ruleId,
		severity: 'error',
		message: fix,
		fix,
		evidence: [],
	};
}

describe('applyFixes', () => {
	test('mends several places of several lines', () => {
		const text = applyFixes('one two\r\nthree', [
			problem(2, 1, 5, 'drei'),
			problem(1, 5, 3, 'zwei'),
			problem(1, 1, 3, 'eins'),
		]);
		expect(text).toEqual({ text: 'eins zwei\r\ndrei', count: 3 });
	});

	test('of two that overlap the first is taken', () => {
		expect(applyFixes('abcdef', [problem(1, 3, 3, 'X'), problem(1, 1, 3, 'Y')])).toEqual({ text: 'Ydef', count: 1 });
	});

	test('an empty place or one over several lines is left alone', () => {
		const over = { ...problem(1, 1, 1, 'X'), endLine: 2 };
		expect(applyFixes('a\nb', [over, problem(1, 1, 0, 'Y')]).text).toBe('a\nb');
	});
});

/** A rule that allows no `a`, mended by `b`, reported once a text. */
function firstA(text: string): Problem[] {
	const at = text.indexOf('a');
	return at === -1 ? [] : [problem(1, at + 1, 1, 'b')];
}

/** Mends of x and y; that of x brings another finding. */
function afterMend(text: string): Problem[] {
	const found = ['x', 'y'].filter((letter) => text.includes(letter));
	const brought = { ...problem(1, 1, 1, ''), ruleId: 'risk/secret' } as const;
	const { fix: _fix, ...unfixable } = brought;
	return [
		...found.map((letter) => problem(1, text.indexOf(letter) + 1, 1, letter === 'x' ? 'Z' : 'q')),
		...(text.includes('Z') ? [unfixable] : []),
	];
}

function backAndForth(text: string): Problem[] {
	return [problem(1, 1, 1, text === 'a' ? 'b' : 'a')];
}

describe('fixDocument', () => {
	test('goes on until nothing is left to mend', async () => {
		const fixed = await fixDocument('a-a-a', firstA('a-a-a'), async (text) => firstA(text));
		expect(fixed).toEqual({ text: 'b-b-b', count: 3, refused: [] });
	});

	test('leaves out a mend that brings another finding, and takes the rest', async () => {
		const fixed = await fixDocument('x y', afterMend('x y'), async (text) => afterMend(text));
		expect(fixed).toMatchObject({ text: 'x q', count: 1, refused: [{ fix: 'Z' }] });
	});

	test('ends where mends undo each other', async () => {
		const fixed = await fixDocument('a', backAndForth('a'), async (text) => backAndForth(text));
		expect(fixed).toMatchObject({ text: 'b', count: 1 });
	});
});
