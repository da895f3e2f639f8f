import * as fc from 'fast-check';
import { parse as parseJsonc } from 'jsonc-parser';
import { parseEnv } from 'node:util';
import { getStaticTOMLValue, parseTOML } from 'toml-eslint-parser';
import { describe, expect, test } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { scanContent } from '../../../plugins/remark-runbook/extract/fences/scanContent.ts';
import type { ContentFormat } from '../../../plugins/remark-runbook/schema/format.ts';
import { fill } from '../../../plugins/remark-runbook/template/fill.ts';

const hostile = fc.oneof(
	fc.string({ unit: 'binary', maxLength: 20 }),
	fc.constantFrom(
		'',
		' ',
		'yes',
		'null',
		'~',
		'0777',
		'1e3',
		'1:30',
		'-',
		'---',
		'...',
		'- x',
		'a: b',
		'? x',
		'# c',
		' # c',
		'*a',
		'&a',
		'!t',
		'"',
		"'",
		'"""',
		"'''",
		'\\',
		'\\n',
		'x\ny: 1',
		'x\n  y: 1',
		'\n',
		'\n\nx',
		'x\r\ny',
		'\t',
		'\ty',
		']',
		'}',
		', x: 1',
		'"\nevil = 1',
		"'\nevil = 1",
		'\u2028',
		'\u0085',
		'\uFEFF',
		'\0',
		'{{b}}',
		'$HOME',
		'`id`',
		'*/',
		'//',
		'@x',
		'%x',
		'>',
		'|',
		'=',
		'[s]',
		'\nEVIL=1',
	),
	fc
		.array(fc.constantFrom('"', "'", '\\', '\n', '#', ': ', '- ', 'a', ' ', '{', '}', '[', ']', ',', '=', '\t'), {
			maxLength: 8,
		})
		.map((parts) => parts.join('')),
);

function filled(format: ContentFormat, source: string, value: string): string | undefined {
	const { template, problems } = scanContent(format, () => 'string')(source);
	expect(problems).toEqual([]);
	expect(template.placeholders.length).toBeGreaterThan(0);
	const { text, refused } = fill(template, () => value);
	return refused.length > 0 ? undefined : text;
}

/** Whatever the value is, the text holds it where the placeholder stands and is else what it was; or it is refused. */
function expectData(
	format: ContentFormat,
	source: string,
	read: (text: string) => unknown,
	wanted: (value: string) => unknown,
): number {
	let taken = 0;
	fc.assert(
		fc.property(hostile, (value) => {
			// The readers of this test lose such a key.
			fc.pre(value !== '__proto__');
			const text = filled(format, source, value);
			if (text === undefined) return;
			taken += 1;
			expect(read(text)).toEqual(wanted(value));
		}),
		{ numRuns: 500 },
	);
	return taken;
}

const readToml = (text: string): unknown => getStaticTOMLValue(parseTOML(text));
const readDotenv = (text: string): unknown => ({ ...parseEnv(text) });
const nestedEntries = (value: string): unknown => [['t', [[value, [['k', 1]]]]]];
const tableEntries = (text: string): unknown =>
	Object.entries(getStaticTOMLValue(parseTOML(text))).map(([name, table]) => [
		name,
		Object.entries(table).map(([key, content]) => [key, Object.entries(content)]),
	]);
const typed = (format: ContentFormat, source: string, type: 'number' | 'boolean', value: string): string =>
	fill(scanContent(format, () => type)(source).template, () => value).text;

describe('YAML', () => {
	test.each([
		['a value', 'a: {{v}}\nb: 1\n', (v: string) => ({ a: v, b: 1 })],
		['a value before a comment', 'a: {{v}} # {{v}}\nb: 1\n', (v: string) => ({ a: v, b: 1 })],
		['an entry', '- {{v}}\n- b\n', (v: string) => [v, 'b']],
		['in brackets', 'a: [{{v}}, b]\n', (v: string) => ({ a: [v, 'b'] })],
		['in braces', 'a: {b: {{v}}, c: 1}\n', (v: string) => ({ a: { b: v, c: 1 } })],
		['in double quotes', 'a: "x{{v}}y"\nb: 1\n', (v: string) => ({ a: `x${v}y`, b: 1 })],
		['in single quotes', "a: 'x{{v}}y'\nb: 1\n", (v: string) => ({ a: `x${v}y`, b: 1 })],
		['a piece', 'a: x{{v}}y\nb: 1\n', (v: string) => ({ a: `x${v}y`, b: 1 })],
		['in a block', 'a: |\n  x{{v}}y\n  z\nb: 1\n', (v: string) => ({ a: `x${v}y\nz\n`, b: 1 })],
		['first in a block', 'a: |\n    {{v}}y\nb: 1\n', (v: string) => ({ a: `${v}y\n`, b: 1 })],
		['in a block with a digit', 'a: |2\n  x{{v}}y\nb: 1\n', (v: string) => ({ a: `x${v}y\n`, b: 1 })],
		['in a folded block', 'a: >\n  x{{v}}y\nb: 1\n', (v: string) => ({ a: `x${v}y\n`, b: 1 })],
		['in a comment', '# {{v}}\nb: 1\n', () => ({ b: 1 })],
	])('%s', (_name, source, wanted) => {
		expect(expectData('yaml', source, (text) => parseYaml(text), wanted)).toBeGreaterThan(5);
	});

	test('a key', () => {
		const taken = expectData(
			'yaml',
			'{{v}}: 1\n',
			(text) => Object.entries(parseYaml(text)),
			(value) => [[value, 1]],
		);
		expect(taken).toBeGreaterThan(20);
	});

	test('where no value can stand', () => {
		for (const source of ['a: &{{v}} 1\n', 'a: *{{v}}\n', 'a: !{{v}} 1\n', 'a: |{{v}}\n  x\n'])
			expect(scanContent('yaml', () => 'string')(source).problems, source).toHaveLength(1);
	});
});

describe('TOML', () => {
	test.each([
		['a value', 'a = {{v}}\nb = 1\n', (v: string) => ({ a: v, b: 1 })],
		['an entry', 'a = [\n  {{v}}, # {{v}}\n  {{v}},\n]\n', (v: string) => ({ a: [v, v] })],
		['in an inline table', 'a = { b = {{v}}, c = 1 }\n', (v: string) => ({ a: { b: v, c: 1 } })],
		['in double quotes', 'a = "x{{v}}y"\n', (v: string) => ({ a: `x${v}y` })],
		['in single quotes', "a = 'x{{v}}y'\nb = 1\n", (v: string) => ({ a: `x${v}y`, b: 1 })],
		['in three double quotes', 'a = """x{{v}}y"""\nb = 1\n', (v: string) => ({ a: `x${v}y`, b: 1 })],
		['in three single quotes', "a = '''x{{v}}y'''\nb = 1\n", (v: string) => ({ a: `x${v}y`, b: 1 })],
		['in a comment', '# {{v}}\nb = 1 # {{v}}\n', () => ({ b: 1 })],
	])('%s', (_name, source, wanted) => {
		expect(expectData('toml', source, readToml, wanted)).toBeGreaterThan(20);
	});

	test('a key and a header', () => {
		expect(expectData('toml', '[t.{{v}}]\nk = 1\n', tableEntries, nestedEntries)).toBeGreaterThan(20);
		expect(expectData('toml', '[t]\n{{v}}.k = 1\n', tableEntries, nestedEntries)).toBeGreaterThan(20);
	});

	test('where no value can stand', () => {
		expect(scanContent('toml', () => 'string')('a = 1{{v}}\n').problems).toHaveLength(1);
	});
});

test.each([
	['in a string', '{ "a": "x{{v}}y", "b": 1 }', (v: string) => ({ a: `x${v}y`, b: 1 })],
	['in comments', '{ // it\'s "{{v}}\n "a": 1, /* {{v}} */ "b": "{{v}}" }', (v: string) => ({ a: 1, b: v })],
])('JSON: %s', (_name, source, wanted) => {
	expect(expectData('json', source, (text) => parseJsonc(text), wanted)).toBeGreaterThan(200);
});

test('JSON: a value of its own is a number or a word of JSON', () => {
	expect(filled('json', '[{{v}}]', '1, 2')).toBeUndefined();
	expect(filled('json', '[{{v}}]', '-1.5')).toBe('[-1.5]');
});

test.each([
	['a value', 'A={{v}}\nB=1\n', (v: string) => ({ A: v, B: '1' })],
	['in double quotes', 'A="x{{v}}y"\nB=1\n', (v: string) => ({ A: `x${v}y`, B: '1' })],
	['in single quotes', "A='x{{v}}y'\nB=1\n", (v: string) => ({ A: `x${v}y`, B: '1' })],
	['a piece', 'A=x{{v}}y\nB=1\n', (v: string) => ({ A: `x${v}y`, B: '1' })],
	['in a comment', '# {{v}}\nB=1\n', () => ({ B: '1' })],
])('dotenv: %s', (_name, source, wanted) => {
	expect(expectData('dotenv', source, readDotenv, wanted)).toBeGreaterThan(20);
});

test('INI and unknown languages take no value that could be more than one', () => {
	fc.assert(
		fc.property(hostile, (value) => {
			const ini = filled('ini', '[s]\na = x{{v}}\n; {{v}}\n', value);
			expect(ini === undefined || ini.split('\n').length === 4).toBe(true);
			expect(filled('other', 'listen {{v}};', value) ?? '').toMatch(/^(?:listen [\w./:@%+,-]*;)?$/);
		}),
	);
});

test('numbers and truth values keep their type where they stand alone', () => {
	expect(typed('yaml', 'a: {{v}}\nb: "{{v}}"\n', 'number', '8080')).toBe('a: 8080\nb: "8080"\n');
	expect(typed('toml', 'a = {{v}}\nb = "{{v}}"\n', 'boolean', 'true')).toBe('a = true\nb = "true"\n');
});
