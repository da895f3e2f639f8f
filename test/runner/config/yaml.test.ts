import { describe, expect, test } from 'vitest';
import { edited } from './editText.ts';

const yaml = (text: string, changes: string, values?: Record<string, string>) => edited('yaml', text, changes, values);

describe('a scalar', () => {
	test.each([
		['plain', 'a: one # why\n', 'two', 'a: two # why\n'],
		['double-quoted', 'a: "one" # why\n', 'two', 'a: "two" # why\n'],
		['single-quoted', "a: 'one'\n", "it's", "a: 'it''s'\n"],
		["what plain can't hold", 'a: one\n', '"two: three"', 'a: "two: three"\n'],
		['what YAML 1.1 reads as no text', 'a: one\n', '"no"', 'a: "no"\n'],
		['a number over a text', 'a: "1"\n', '2', 'a: 2\n'],
		['a text that looks like a number', 'a: 1\n', '"2"', 'a: "2"\n'],
		['several lines', 'a: one\n', '"x\\ny\\n"', 'a: "x\\ny\\n"\n'],
		['nothing before', 'a:\nb: 1\n', 'x', 'a: x\nb: 1\n'],
		['nothing after', 'a: 1\n', 'null', 'a: null\n'],
		['an anchor', 'a: &x one\nb: *x\n', 'two', 'a: &x two\nb: *x\n'],
		['an alias', 'x: &x one\na: *x\n', 'two', 'x: &x one\na: two\n'],
		['in brackets', 'x: 1\na: one\n', '"b, c"', 'x: 1\na: b, c\n'],
		['a block', 'a: |\n  one\n  two\nb: 1\n', '"x\\n\\ny\\n"', 'a: |\n  x\n\n  y\nb: 1\n'],
		['one line over a block', 'a: >-\n  one\n  two\nb: 1\n', 'x', 'a: x\nb: 1\n'],
		['no line ending at the end', 'b: 1\na: one', 'two', 'b: 1\na: two'],
		['CRLF', 'a: one\r\nb: 1\r\n', 'two', 'a: two\r\nb: 1\r\n'],
		['CRLF and lines', 'a: one\r\nb: 1\r\n', '[x]', 'a:\r\n  - x\r\nb: 1\r\n'],
	])('%s', async (_name, before, value, after) => {
		expect(await yaml(before, `- set: a\n  to: ${value}`)).toBe(after);
	});

	test('within brackets is quoted where brackets need it', async () => {
		expect(await yaml('a: [one, two]\n', '- set: a[0]\n  to: "x, y"')).toBe('a: ["x, y", two]\n');
		expect(await yaml('a: {b: one}\n', '- set: a.b\n  to: {c: [1]}')).toBe('a: {b: { c: [1] }}\n');
	});
});

describe('maps and lists', () => {
	test('a map in the place of a scalar takes the indent of the file', async () => {
		expect(await yaml('top:\n    a: 1\n', '- set: top.a\n  to: { b: [x], c: {} }')).toBe(
			'top:\n    a:\n        b:\n            - x\n        c: {}\n',
		);
	});

	test('lists stand as deep as those of the file', async () => {
		const text = 'a:\n- x: 1\n  y: 2 # why\n- z\nb: 1\n';
		expect(await yaml(text, '- append: a\n  value: { p: 1, q: [r] }')).toBe(
			'a:\n- x: 1\n  y: 2 # why\n- z\n- p: 1\n  q:\n  - r\nb: 1\n',
		);
		expect(await yaml(text, '- prepend: a\n  value: w')).toBe('a:\n- w\n- x: 1\n  y: 2 # why\n- z\nb: 1\n');
		expect(await yaml(text, '- insert: a\n  value: w\n  after: { x: 1 }')).toBe(
			'a:\n- x: 1\n  y: 2 # why\n- w\n- z\nb: 1\n',
		);
	});

	test('an entry that is there already is not added again', async () => {
		expect(await yaml('a: [x, {p: 1, q: 2}]\n', '- append: a\n  value: x\n- append: a\n  value: {q: 2, p: 1}')).toBe(
			'a: [x, {p: 1, q: 2}]\n',
		);
	});

	test('entries are picked by a key, by themselves, and from the end', async () => {
		const text = 'env:\n  - name: A\n    value: "1"\n  - name: B\n    value: "2"\nports:\n  - 80:80\n  - 81\n';
		expect(await yaml(text, '- set: env[name=B].value\n  to: "3"\n- set: env[-1].name\n  to: C')).toContain(
			'  - name: C\n    value: "3"\n',
		);
		expect(await yaml(text, '- set: "ports[=81]"\n  to: 82')).toContain('  - 82\n');
		expect(await yaml(text, '- remove: env\n  value: { name: A }\n- remove: ports\n  value: "80:80"')).toBe(
			'env:\n  - name: B\n    value: "2"\nports:\n  - 81\n',
		);
	});

	test('the last of a map or list leaves an empty one', async () => {
		expect(await yaml('a:\n  b: 1 # gone, too\nc:\n- x\n', '- delete: a.b\n- delete: c[0]')).toBe(
			'a: {} # gone, too\nc: []\n',
		);
	});

	test('a key behind a dash', async () => {
		expect(await yaml('- a: 1\n  b: 2\n- c: 3\n', '- delete: "[0].a"')).toBe('- b: 2\n- c: 3\n');
		expect(await yaml('- - a\n  - b\n', '- delete: "[0][0]"\n- prepend: "[0]"\n  value: x')).toBe('- - x\n  - b\n');
	});

	test('keys are created only where the document says so', async () => {
		await expect(yaml('a: { image: 1 }\n', '- set: a.imgae\n  to: 2')).rejects.toMatchObject({
			message: 'file: a has no key imgae',
			hint: 'Did you mean image?',
		});
		expect(await yaml('a:\n  b: 1\n# end\n', '- set: a.c.d\n  to: x\n  create: true')).toBe(
			'a:\n  b: 1\n  c:\n    d: x\n# end\n',
		);
		expect(await yaml('# nothing yet\n', '- set: a\n  to: 1\n  create: true')).toBe('# nothing yet\na: 1\n');
		expect(await yaml('', '- set: a\n  to: 1\n  create: true')).toBe('a: 1\n');
	});
});

describe('several documents', () => {
	const text = 'kind: A\nn: 1\n---\n# second\nkind: B\nn: 1\n';

	test('are told apart by number and by what they hold', async () => {
		expect(await yaml(text, '- set: n\n  to: 2\n  document: 2')).toBe(text.replace(/1\n$/, '2\n'));
		expect(await yaml(text, '- set: n\n  to: 2\n  document: { kind: A }')).toBe(text.replace('1', '2'));
	});

	test('must be told apart', async () => {
		await expect(yaml(text, '- set: n\n  to: 2')).rejects.toThrow('the file has 2 documents');
		await expect(yaml(text, '- set: n\n  to: 2\n  document: { n: 1 }')).rejects.toThrow('2 documents of the file fit');
		await expect(yaml(text, '- set: n\n  to: 2\n  document: 3')).rejects.toThrow('none with the number 3');
	});
});

test('values of inputs are data, whatever they hold', async () => {
	const hostile = 'x: y\n- "z" # \'{{port}}';
	const text = await yaml('a: one\nb: "two"\n', '- set: a\n  to: {{text}}\n- set: b\n  to: "{{text}}!"', {
		text: hostile,
	});
	expect(text).toBe(`a: ${JSON.stringify(hostile)}\nb: ${JSON.stringify(`${hostile}!`)}\n`);
	expect(await yaml('a: 1\nb: "1"\n', '- set: a\n  to: {{port}}\n- set: b\n  to: "{{port}}"', { port: '8080' })).toBe(
		'a: 8080\nb: "8080"\n',
	);
});

describe('what is refused', () => {
	test.each([
		['a file that is no YAML', 'a: {{ .Values.a }}-x\n', '- set: a\n  to: 1', /^file:1:\d+: it is no valid YAML/],
		['a key that stands twice', 'a: 1\na: 2\n', '- set: a\n  to: 3', /keys must be unique/],
		[
			'an anchor that would go with its value',
			'a: &x\n  b: 1\nc: *x\n',
			'- set: a\n  to: [1]',
			/changing more than that/,
		],
		[
			'a path through an alias',
			'a: &x\n  b: 1\nc: *x\n',
			'- set: c.b\n  to: 2',
			/c is the value "\*x" and has no keys/,
		],
		['an index behind the end', 'a: [1]\n', '- set: a[1]\n  to: 2', /a has 1 entries, none at 1/],
		['a list that is none', 'a: 1\n', '- append: a\n  value: 2', /a is no list/],
	])('%s', async (_name, before, changes, message) => {
		await expect(yaml(before, changes)).rejects.toThrow(message);
	});
});
