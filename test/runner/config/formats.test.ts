import { describe, expect, test } from 'vitest';
import { edited } from './editText.ts';

const json = (text: string, changes: string) => edited('json', text, changes);
const toml = (text: string, changes: string) => edited('toml', text, changes);
const dotenv = (text: string, changes: string) => edited('dotenv', text, changes);
const ini = (text: string, changes: string) => edited('ini', text, changes);

describe('JSON', () => {
	const file = '{\n\t"a": 1, // one\n\t"b": [\n\t\t1,\n\t\t2 // two\n\t],\n\t"c": {},\n\t"d": {"x": 1, "y": 2}\n}';

	test.each([
		['a scalar', '- set: a\n  to: text', file.replace('1, // one', '"text", // one')],
		['a map', '- set: a\n  to: { q: [1] }', file.replace('1, // one', '{\n\t\t"q": [\n\t\t\t1\n\t\t]\n\t}, // one')],
		['an entry at the end', '- append: b\n  value: 3', file.replace('2 // two', '2, // two\n\t\t3')],
		['an entry at the start', '- prepend: b\n  value: 0', file.replace('\t\t1,', '\t\t0,\n\t\t1,')],
		['the last entry removed', '- delete: b[-1]', file.replace('1,\n\t\t2 // two', '1')],
		['a key in an empty map', '- set: c.k\n  to: true\n  create: true', file.replace('{}', '{\n\t\t"k": true\n\t}')],
		['the last key of a line', '- delete: d.y', file.replace(', "y": 2', '')],
		['the first key of a line', '- delete: d.x', file.replace('"x": 1, ', '')],
		['a key with its comment', '- delete: a', file.replace('\t"a": 1, // one\n', '')],
		['a key at the end', '- set: e\n  to: null\n  create: true', file.replace('"y": 2}', '"y": 2},\n\t"e": null')],
	])('%s', async (_name, changes, after) => {
		expect(await json(file, changes)).toBe(after);
	});

	test('a trailing comma stays what it is', async () => {
		expect(await json('{\n  "a": 1,\n}\n', '- set: b\n  to: 2\n  create: true')).toBe('{\n  "a": 1,\n  "b": 2,\n}\n');
		expect(await json('[\n  1,\n  2,\n]\n', '- delete: "[1]"')).toBe('[\n  1,\n]\n');
	});

	test('one line stays one line', async () => {
		expect(await json('{"a":[1,2]}', '- append: a\n  value: { b: 1 }\n- set: c\n  to: 1\n  create: true')).toBe(
			'{"a":[1,2, {"b":1}], "c": 1}',
		);
	});

	test('a fault is placed', async () => {
		await expect(json('{\n  "a" 1\n}', '- delete: a')).rejects.toThrow('file:2:7: it is no valid JSON: colon expected');
	});
});

describe('TOML', () => {
	const file =
		'# top\na = 1 # one\nb.c = [1,\n 2,]\n\n# about t\n[t.x]\nd = 1979-05-27T07:32:00Z\nf = 1.5\ns = \'lit\'\n[[p]]\nn="x"\n[[p]]\nn="y"\n[p.q]\nz = {k = 1, b.c = 2}\n';

	test.each([
		['a scalar', '- set: a\n  to: text', file.replace('1 # one', '"text" # one')],
		['a date', '- set: t.x.d\n  to: "2020-01-01"', file.replace('1979-05-27T07:32:00Z', '2020-01-01')],
		['a float', '- set: t.x.f\n  to: 2', file.replace('1.5', '2.0')],
		['a literal text', "- set: t.x.s\n  to: 'C:\\x'", file.replace("'lit'", "'C:\\x'")],
		['what no literal holds', '- set: t.x.s\n  to: "it\'s"', file.replace("'lit'", '"it\'s"')],
		['an array', '- append: b.c\n  value: 3', file.replace(' 2,]', ' 2,\n 3,]')],
		['a key of an inline table', '- set: p[n=y].q.z.b.c\n  to: 5', file.replace('b.c = 2', 'b.c = 5')],
		[
			'a new key of a table',
			'- set: t.x.n\n  to: [1, a]\n  create: true',
			file.replace("'lit'\n", '\'lit\'\nn = [1, "a"]\n'),
		],
		['a new key at the top', '- set: e\n  to: true\n  create: true', file.replace(' 2,]\n', ' 2,]\ne = true\n')],
		['a new table', '- set: u\n  to: { v: 1 }\n  create: true', `${file}\n[u]\nv = 1\n`],
		['a new key below', '- set: t.y.z\n  to: 1\n  create: true', `${file}\n[t.y]\nz = 1\n`],
		['a table of a list', '- append: p\n  value: { n: z }', `${file}\n[[p]]\nn = "z"\n`],
		['a table removed', '- delete: p[0]', file.replace('[[p]]\nn="x"\n', '')],
		['a key removed', '- delete: a', file.replace('a = 1 # one\n', '')],
	])('%s', async (_name, changes, after) => {
		expect(await toml(file, changes)).toBe(after);
	});

	test('what TOML has no way to say', async () => {
		await expect(toml('a = 1\n', '- set: a\n  to: null')).rejects.toThrow('TOML has no null');
		await expect(toml('a = \n', '- delete: a')).rejects.toThrow('file:2:1: it is no valid TOML');
	});
});

describe('dotenv', () => {
	const file = '# c\nexport A=1\nB="two" # c\nC=\'x y\'\nD=a b # hi\nE="two\nlines"\nF=';

	test.each([
		['bare', '- set: A\n  to: 2', file.replace('A=1', 'A=2')],
		['bare to quoted', '- set: A\n  to: 3 4', file.replace('A=1', "A='3 4'")],
		['double-quoted', '- set: B\n  to: new', file.replace('"two" #', '"new" #')],
		['single-quoted', '- set: C\n  to: "it\'s"', file.replace("'x y'", '"it\'s"')],
		['before a comment', '- set: D\n  to: q', file.replace('a b #', 'q #')],
		['several lines', '- set: E\n  to: one', file.replace('two\nlines', 'one')],
		['empty, at the end', '- set: F\n  to: "#1"', `${file}'#1'`],
		['a new one', '- set: G\n  to: 5\n  create: true', `${file}\nG=5`],
		['removed', '- delete: B', file.replace('B="two" # c\n', '')],
	])('%s', async (_name, changes, after) => {
		expect(await dotenv(file, changes)).toBe(after);
	});

	test('a value that readers would read differently is refused', async () => {
		await expect(dotenv('A=1\n', '- set: A\n  to: "\'$x\\""')).rejects.toThrow('all readers of dotenv files agree');
		await expect(dotenv('A=1\n', '- set: A\n  to: [1]')).rejects.toThrow('holds a text, a number');
	});

	test('of a name that stands twice the last counts; both go', async () => {
		expect(await dotenv('A=1\nA=2\n', '- set: A\n  to: 3')).toBe('A=1\nA=3\n');
		expect(await dotenv('A=1\nB=1\nA=2\n', '- delete: A')).toBe('B=1\n');
	});
});

describe('INI', () => {
	const file = 'top = 1\n[a]\nk = v ; c\n; note\nx=1\n\n[b.c]\nlong = one\n  two\nz: 3\n';

	test.each([
		['before a comment', '- set: a.k\n  to: w', file.replace('v ;', 'w ;')],
		['a section with a dot', '- set: \'"b.c".z\'\n  to: 4', file.replace('z: 3', 'z: 4')],
		['above the sections', '- set: top\n  to: 2', file.replace('top = 1', 'top = 2')],
		['a new key', '- set: a.n\n  to: 1\n  create: true', file.replace('x=1\n', 'x=1\nn = 1\n')],
		['a new section', '- set: d.e\n  to: f\n  create: true', `${file}\n[d]\ne = f\n`],
		['a value of several lines removed', '- delete: \'"b.c".long\'', file.replace('long = one\n  two\n', '')],
		['a section removed', '- delete: a', file.replace('[a]\nk = v ; c\n; note\nx=1\n', '')],
	])('%s', async (_name, changes, after) => {
		expect(await ini(file, changes)).toBe(after);
	});

	test('what programs would read differently is refused', async () => {
		await expect(ini(file, '- set: \'"b.c".long\'\n  to: x')).rejects.toThrow('its value spans several lines');
		await expect(ini(file, '- set: a.k\n  to: "x ; y"')).rejects.toThrow('programs read "x ; y" differently');
		await expect(ini('[a]\nk=1\nk=2\n', '- set: a.k\n  to: 3')).rejects.toThrow('a.k stands 2 times');
		await expect(ini('[a]\nnonsense\n', '- delete: a')).rejects.toThrow('file:2:1: this line is no');
	});
});
