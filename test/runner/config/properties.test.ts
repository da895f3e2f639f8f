import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import type { Data } from '../../../plugins/remark-runbook/index.ts';
import { configLanguage } from '../../../runner/config/configFile.ts';
import type { ConfigLanguage, Operation } from '../../../runner/config/contract.ts';
import { applyToData } from '../../../runner/config/change/applyToData.ts';
import { applyEdits } from '../../../runner/config/text/applyEdits.ts';
import { at } from '../../../runner/config/change/resolvePath.ts';

const text = fc.oneof(
	fc.string({ maxLength: 12 }),
	fc.constantFrom(
		'',
		'no',
		'0777',
		'- x',
		'a: b',
		' x ',
		'# c',
		'x\ny',
		'{{a}}',
		'*a',
		'"',
		"'",
		'\\',
		'é\u2028',
		'1e3',
		'~',
	),
);
const key = fc.oneof(
	fc.stringMatching(/^[a-z]{1,5}$/),
	fc.constantFrom('a.b', 'x y', 'no', '8080', 'ü', '-', 'a:b', '#'),
);
const scalar = fc.oneof(text, fc.integer(), fc.boolean(), fc.constant(null));

type DataMap = { [key: string]: Data };

function dataOf(depth: number): fc.Arbitrary<Data> {
	if (depth === 0) return scalar;
	return fc.oneof<fc.Arbitrary<Data>[]>(scalar, fc.array(dataOf(depth - 1), { maxLength: 4 }), mapOf(depth - 1));
}

function mapOf(depth: number): fc.Arbitrary<DataMap> {
	return fc.dictionary(key, dataOf(depth), { minKeys: 1, maxKeys: 5, noNullPrototype: true });
}

const map = mapOf(3);

/** Every place of data, outermost first. */
function placesOf(data: Data, path: (string | number)[] = []): (string | number)[][] {
	if (typeof data !== 'object' || data === null) return [path];
	const keys = Array.isArray(data) ? [...data.keys()] : Object.keys(data);
	return [path, ...keys.flatMap((name) => placesOf(at(data, name) ?? null, [...path, name]))];
}

function valueAt(data: Data, path: readonly (string | number)[]): Data {
	return path.reduce<Data>((value, name) => at(value, name) ?? null, data);
}

/** An operation that fits some place of the data. */
function operationOn(data: Data, pick: number, name: string, value: Data): Operation {
	const places = placesOf(data);
	const path = places[pick % places.length] ?? [];
	const found = valueAt(data, path);
	if (Array.isArray(found)) return { type: 'insert', path, index: pick % (found.length + 1), value };
	if (typeof found === 'object' && found !== null && !Object.hasOwn(found, name))
		return { type: 'add', path, key: name, value };
	return pick % 3 === 0 && path.length > 0
		? { type: 'remove', path }
		: path.length > 0
			? { type: 'replace', path, value }
			: { type: 'add', path, key: `${name}-new`, value };
}

function change(language: ConfigLanguage, source: string, operation: Operation): string {
	return applyEdits(source, language.edit(source, 0, operation));
}

/** The lines of one text that the other has in the same order: all but those that an edit may touch. */
function commonLines(before: string, after: string): number {
	const left = before.split('\n');
	const right = after.split('\n');
	let start = 0;
	while (start < Math.min(left.length, right.length) && left[start] === right[start]) start += 1;
	let end = 0;
	while (end < Math.min(left.length, right.length) - start && left.at(-1 - end) === right.at(-1 - end)) end += 1;
	return start + end;
}

const pick = fc.nat(1000);

describe('an edited file holds exactly the data that is wanted', () => {
	test('JSON', async () => {
		const json = await configLanguage('json');
		const indent = fc.constantFrom<string | undefined>(undefined, '\t', '  ', '    ');
		fc.assert(
			fc.property(map, pick, key, map, indent, (data, place, name, value, step) => {
				const source = JSON.stringify(data, undefined, step);
				const operation = operationOn(data, place, name, value);
				expect(json.read(change(json, source, operation))).toEqual([applyToData(data, operation)]);
			}),
		);
	});

	test('YAML, and no other line is touched', async () => {
		const yaml = await configLanguage('yaml');
		const layout = fc.record({ indent: fc.constantFrom(2, 4), indentSeq: fc.boolean() });
		fc.assert(
			fc.property(
				map,
				pick,
				key,
				fc.oneof(scalar, map),
				layout,
				fc.boolean(),
				(data, place, name, value, options, crlf) => {
					const written = `# top\n${stringify(data, { ...options, lineWidth: 0 })}# end\n`;
					const source = crlf ? written.replaceAll('\n', '\r\n') : written;
					const [wanted] = yaml.read(source);
					const operation = operationOn(wanted ?? {}, place, name, value);
					const after = change(yaml, source, operation);
					expect(yaml.read(after)).toEqual([applyToData(wanted ?? {}, operation)]);
					expect(after.startsWith('# top') && after.trimEnd().endsWith('# end')).toBe(true);
					const { length } = source.split('\n');
					const adds = operation.type === 'add' || operation.type === 'insert';
					expect(commonLines(source, after)).toBeGreaterThanOrEqual(adds ? length - 1 : 1);
				},
			),
		);
	});

	test('YAML with everything in brackets', async () => {
		const yaml = await configLanguage('yaml');
		fc.assert(
			fc.property(map, pick, key, fc.oneof(scalar, map), (data, place, name, value) => {
				const source = stringify(data, { collectionStyle: 'flow', lineWidth: 0 });
				const operation = operationOn(data, place, name, value);
				expect(yaml.read(change(yaml, source, operation))).toEqual([applyToData(data, operation)]);
			}),
		);
	});

	test('dotenv and INI: each variable by itself', async () => {
		const [dotenv, ini] = await Promise.all([configLanguage('dotenv'), configLanguage('ini')]);
		const value = fc.stringMatching(/^[\w./:@%+-]{0,12}$/);
		const variables = fc.dictionary(fc.stringMatching(/^[A-Z]{1,4}$/), value, { minKeys: 1, noNullPrototype: true });
		fc.assert(
			fc.property(variables, pick, value, fc.constantFrom('\n', '\r\n'), (data, place, written, ending) => {
				const names = Object.keys(data);
				const name = names[place % names.length] ?? '';
				const lines = names.flatMap((known) => [`# about ${known}`, `${known}=${data[known]}`]);
				const source = ['[s]', ...lines].join(ending);
				const replace = { type: 'replace', path: [name], value: written } as const;
				const after = { ...data, [name]: written };
				expect(dotenv.read(change(dotenv, lines.join(ending), replace))).toEqual([after]);
				expect(ini.read(change(ini, source, { ...replace, path: ['s', name] }))).toEqual([{ s: after }]);
			}),
		);
	});
});

test('what is done and done back is the same file again', async () => {
	const yaml = await configLanguage('yaml');
	fc.assert(
		fc.property(map, key, scalar, (data, name, value) => {
			fc.pre(!Object.hasOwn(data, name));
			const source = stringify(data, { lineWidth: 0 });
			const added = change(yaml, source, { type: 'add', path: [], key: name, value });
			expect(change(yaml, added, { type: 'remove', path: [name] })).toBe(source);
			expect(parse(added)).toEqual({ ...data, [name]: value });
		}),
	);
});
