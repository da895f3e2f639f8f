import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchOutput } from '../../../../runner/execute/output/index.ts';

const line = fc.constantFrom('a', 'b', '');
const lines = fc.array(line, { maxLength: 6 }).map((list) => [...list, 'end']);

/** The plain meaning of wildcard lines and quantifiers, by trying everything. */
function reference(expected: readonly string[], actual: readonly string[]): boolean {
	const [first, ...rest] = expected;
	if (first === undefined) return actual.length === 0;
	const skip = () => reference(rest, actual);
	const [, letter = first, quantifier = first === '...' ? '*' : ''] = /^(.*) \(([?*+])\)$/.exec(first) ?? [];
	const takes = actual.length > 0 && (first === '...' || actual[0] === letter);
	const once = () => takes && reference(rest, actual.slice(1));
	const many = () =>
		takes && reference([`${letter} (*)`, ...rest].with(0, first === '...' ? first : `${letter} (*)`), actual.slice(1));
	if (quantifier === '?') return skip() || once();
	if (quantifier === '*') return skip() || many();
	return quantifier === '+' ? many() : once();
}

const expectedLine = fc.constantFrom('a', 'b', '...', 'a (?)', 'a (*)', 'b (+)', 'b (*)');

describe('any answer', () => {
	it('matches itself', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary-ascii' }), (text) => {
				expect(matchOutput({ text, match: 'exact' }, text)).toEqual({ ok: true });
				expect(matchOutput({ text, match: 'contains' }, text)).toEqual({ ok: true });
			}),
		);
	});

	it('matches where lines of it are replaced by an open place', () => {
		fc.assert(
			fc.property(lines, fc.nat(7), fc.nat(3), (actual, start, count) => {
				const text = actual.toSpliced(start, count, '...').join('\n');
				expect(matchOutput({ text, match: 'exact' }, actual.join('\n'))).toEqual({ ok: true });
			}),
		);
	});

	it('gets the verdict of trying everything', () => {
		fc.assert(
			fc.property(fc.array(expectedLine, { maxLength: 7 }), lines, (expected, actual) => {
				const result = matchOutput({ text: [...expected, 'end'].join('\n'), match: 'regex' }, actual.join('\n'));
				expect(result.ok).toBe(reference([...expected, 'end'], actual));
				expect(result.ok || (result.line <= expected.length && result.diff.length > 0)).toBe(true);
			}),
			{ numRuns: 5000 },
		);
	});

	it('gets the verdict of the same pattern as a regular expression where it is a glob', () => {
		const part = fc.constantFrom('*', '?', 'a', 'b', '.', '[ab]', '[!a]', '\\*', '-');
		fc.assert(
			fc.property(fc.array(part, { maxLength: 8 }), fc.stringMatching(/^[ab.*-]{0,8}$/), (parts, text) => {
				const patterns: Record<string, string> = { '*': '.*', '?': '.', '.': '\\.', '[!a]': '[^a]' };
				const source = parts.map((one) => patterns[one] ?? one).join('');
				const { ok } = matchOutput({ text: `<${parts.join('')}>`, match: 'glob' }, `<${text}>`);
				expect(ok).toBe(new RegExp(`^${source}$`).test(text));
			}),
			{ numRuns: 5000 },
		);
	});
});

describe('any JSON', () => {
	const json = fc.json({ maxDepth: 3 });

	it('matches itself, in another layout too', () => {
		fc.assert(
			fc.property(json, (text) => {
				const layout = JSON.stringify(JSON.parse(text), null, 2);
				expect(matchOutput({ text, match: 'json' }, layout)).toEqual({ ok: true });
			}),
		);
	});

	it('matches with more keys, and not with fewer', () => {
		fc.assert(
			fc.property(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 2 }), { minKeys: 1 }), (value) => {
				const [dropped = '', ...kept] = Object.keys(value);
				const fewer = JSON.stringify(Object.fromEntries(kept.map((key) => [key, value[key]])));
				expect(matchOutput({ text: fewer, match: 'json' }, JSON.stringify(value))).toEqual({ ok: true });
				const result = matchOutput({ text: JSON.stringify({ [dropped]: 1, ...value }), match: 'json' }, fewer);
				expect(result.ok).toBe(value[dropped] === '...' && false);
			}),
		);
	});
});
