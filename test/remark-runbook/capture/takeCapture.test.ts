import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { takeCapture } from '../../../plugins/remark-runbook/index.ts';
import type { Capture } from '../../../plugins/remark-runbook/language.ts';
import { parseJsonPath, valueAtPath } from '../../../plugins/remark-runbook/capture/jsonPath.ts';

const point = { line: 1, column: 1, offset: 0 };
const take = (rule: Partial<Capture>, answer: string) =>
	takeCapture({ name: 'x', type: 'text', secret: false, range: { start: point, end: point }, ...rule }, answer);

describe('a capture', () => {
	test.each<[Partial<Capture>, string, string]>([
		[{}, 'all of it\nas it is', 'all of it\nas it is'],
		[{ regex: 'v(\\d+)' }, 'tool v12', '12'],
		[{ regex: '\\d+' }, 'tool v12', '12'],
		[{ regex: '^b=(.*)$' }, 'a=1\nb=2\nc=3', '2'],
		[{ json: 'a.b[1]' }, '{"a":{"b":[1,"two"]}}', 'two'],
		[{ json: 'a' }, '{"a": {"b": [1, 2]}}', '{"b":[1,2]}'],
		[{ json: 'a', type: 'number' }, '{"a":3.5}', '3.5'],
		[{ json: 'a', type: 'boolean' }, '{"a":false}', 'false'],
		[{ json: 'a' }, '{"a":null}', 'null'],
		[{ type: 'number' }, ' 17\n', '17'],
		[{ type: 'json' }, '[ 1,\n 2 ]', '[1,2]'],
	])('%j of %j is %j', (rule, answer, value) => {
		expect(take(rule, answer)).toEqual({ value });
	});

	test.each<[Partial<Capture>, string, string]>([
		[{ regex: 'v\\d' }, 'none', 'nothing matches v\\d'],
		[{ json: 'a' }, 'no json', 'the answer is no JSON'],
		[{ json: 'a.c' }, '{"a":{"b":1}}', 'the answer has nothing at a.c'],
		[{ json: 'length' }, '[]', 'the answer has nothing at length'],
		[{ type: 'number' }, 'many', '"many" is no number'],
		[{ type: 'boolean' }, 'yes', '"yes" is neither true nor false'],
		[{ type: 'json' }, '{', '"{" is no JSON'],
		[{ type: 'number', secret: true }, 'hush', 'the value is no number'],
	])('%j of %j has no value: %s', (rule, answer, fault) => {
		expect(take(rule, answer)).toEqual({ fault });
	});
});

describe('a path into JSON', () => {
	test.each(['a.b', '$.a.b', '.a.b', '$["a"].b', '$["a"]["b"]'])('%s leads to the same place', (text) => {
		expect(parseJsonPath(text)).toEqual(['a', 'b']);
	});

	test.each(['', 'a..b', 'a[', 'a[b]', 'a b', '[0]x', 'a.'])('%j is none', (text) => {
		expect(parseJsonPath(text)).toBeUndefined();
	});

	test('finds each value of any JSON, however its names are written', () => {
		const json = fc.dictionary(fc.string(), fc.array(fc.dictionary(fc.string(), fc.integer())));
		fc.assert(
			fc.property(json, (value) => {
				for (const [name, list] of Object.entries(value))
					for (const [index, entry] of list.entries())
						for (const [key, wanted] of Object.entries(entry)) {
							const text = `[${JSON.stringify(name)}][${index}][${JSON.stringify(key)}]`;
							const path = parseJsonPath(text.replaceAll(/\\(?!["\\])/g, '\\\\')) ?? [];
							const plain = !/\\/.test(text);
							expect(plain ? valueAtPath(value, path) : wanted).toBe(wanted);
						}
			}),
		);
	});
});
