import { describe, expect, it } from 'vitest';
import { matchOutput } from '../../../../runner/execute/output/index.ts';

const match = (text: string, actual: string) => matchOutput({ text, match: 'json' }, actual);

describe('JSON that matches', () => {
	it.each([
		['{"a": 1}', '{"a":1,"b":2}'],
		['{"a": {"b": []}}', '{"a":{"b":[],"c":null}}'],
		['{"a": "..."}', '{"a":{"b":1}}'],
		['[1, "..."]', '[1,2,3]'],
		['["...", 3]', '[1,2,3]'],
		['[1, "...", {"a": 2}, "..."]', '[1,{"a":1},{"a":2,"b":3}]'],
		['["..."]', '[]'],
		['1e2', '100'],
		['{"__proto__": 1}', '{"__proto__":1}'],
		['12345678901234567890', '12345678901234567890'],
		['"é"', '"\\u00e9"'],
		['{"a": 1}', '\u001B[1m{"a":1}\u001B[0m\r\n'],
	])('%s against %s', (text, actual) => {
		expect(match(text, actual)).toEqual({ ok: true });
	});
});

describe('JSON that does not match', () => {
	it.each<[string, string, number, string, string[]]>([
		['{\n "a": 1,\n "b": "x"\n}', '{"a":1,"b":"y"}', 2, 'b is "y", expected "x"', ['-b: "x"', '+b: "y"']],
		['{"a": {"b": 1}}', '{"a":{}}', 0, 'a.b is missing, expected 1', ['-a.b: 1']],
		['{"a b": [1]}', '{"a b":[2]}', 0, '["a b"][0] is 2, expected 1', ['-["a b"][0]: 1', '+["a b"][0]: 2']],
		['[1]', '[1,2]', 0, 'the answer is [1,2], expected [1]', ['-[1]', '+[1,2]']],
		['[1, "..."]', '[2]', 0, 'the answer is [2], expected [1, "..."]', ['-[1, "..."]', '+[2]']],
		['1', '"1"', 0, 'the answer is "1", expected 1', ['-1', '+"1"']],
		['{"a": null}', '{}', 0, 'a is missing, expected null', ['-a: null']],
		['{"toString": "..."}', '{}', 0, 'toString is missing, expected "..."', ['-toString: "..."']],
		[
			'12345678901234567890',
			'12345678901234567891',
			0,
			'the answer is 12345678901234567891, expected 12345678901234567890',
			['-12345678901234567890', '+12345678901234567891'],
		],
		['{"a": 1}', 'Not found\n', 0, 'the answer is no JSON: InvalidSymbol', ['+Not found']],
		['{"a": 1}', '', 0, 'the answer is no JSON: it is empty', []],
		['{\n"a": }', '{}', 1, 'the expected JSON has a fault: ValueExpected', []],
	])('%j against %j', (text, actual, line, message, diff) => {
		expect(match(text, actual)).toEqual({ ok: false, line, message, diff });
	});

	it('counts further differences', () => {
		const result = match('{"a": 1, "b": 2, "c": 3}', '{"b":3}');
		expect(result).toMatchObject({ message: 'a is missing, expected 1, and 2 more' });
	});

	it('survives an answer that is nested without end', () => {
		expect(match('{"a": 1}', '['.repeat(200_000))).toMatchObject({
			ok: false,
			message: expect.stringContaining('no JSON'),
		});
	});
});
