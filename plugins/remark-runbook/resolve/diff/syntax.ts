import type { Data } from '../../data/fillData.ts';
import type { ConfigFormat } from '../../schema/format.ts';
import { quoteDotenv, tomlKey, tomlString, yamlDoubleQuoted, yamlText } from '../../template/quote/config.ts';

/** A step of a path with its values filled in. */
export type Entry =
	| { type: 'key'; key: string }
	| { type: 'index'; index: number }
	| { type: 'match'; key: string | undefined; value: string };

/** How a format writes what a change is about. Indents count what encloses a line. */
export interface Syntax {
	/** The lines that lead to what is below these entries. */
	within: (entries: readonly Entry[]) => string[];
	/** The lines that lead to the entries of the list that these lead to. */
	list: (entries: readonly Entry[]) => string[];
	/** The line of a key or an entry with a value. */
	put: (entry: Entry, value: string, depth: number) => string;
	/** The line of a new or old entry of a list. */
	item: (value: string, depth: number) => string;
	write: (value: Data) => string;
	/** What follows it is a comment. */
	comment: string;
}

const indent = (depth: number): string => '  '.repeat(depth);
const yamlKey = (key: string): string => (/^[A-Za-z_][\w-]*$/.test(key) ? key : yamlDoubleQuoted(key));
const json = (value: Data): string => JSON.stringify(value);

const yamlLines = (entries: readonly Entry[]): string[] =>
	entries.map((entry, depth) => yamlLine(entry, undefined, depth));

const yaml: Syntax = {
	within: yamlLines,
	list: yamlLines,
	put: yamlLine,
	item: (value, depth) => `${indent(depth)}- ${value}`,
	write: (value) => (typeof value === 'string' ? yamlText(value) : json(value)),
	comment: '#',
};

function yamlLine(entry: Entry, value: string | undefined, depth: number): string {
	const rest = value === undefined ? '' : ` ${value}`;
	if (entry.type === 'key') return `${indent(depth)}${yamlKey(entry.key)}:${rest}`;
	if (value !== undefined) return `${indent(depth)}- ${value}`;
	return entry.type === 'index'
		? `${indent(depth)}- # ${place(entry)}`
		: `${indent(depth)}- ${matched(entry, ': ', yamlText)}`;
}

function place({ index }: Extract<Entry, { type: 'index' }>): string {
	return index < 0 ? `entry ${-index} from the end` : `entry ${index + 1}`;
}

function matched(entry: Extract<Entry, { type: 'match' }>, sign: string, write: (text: string) => string): string {
	return entry.key === undefined ? write(entry.value) : `${entry.key}${sign}${write(entry.value)}`;
}

const jsonSyntax: Syntax = {
	within: (entries) => entries.map((entry, depth) => jsonOpening(entry, depth, opensList(entries[depth + 1]))),
	list: (entries) =>
		entries.map((entry, depth) =>
			jsonOpening(entry, depth, depth + 1 === entries.length || opensList(entries[depth + 1])),
		),
	put: (entry, value, depth) => `${indent(depth)}${entry.type === 'key' ? `${json(entry.key)}: ` : ''}${value}`,
	item: (value, depth) => indent(depth) + value,
	write: json,
	comment: '//',
};

const opensList = (next: Entry | undefined): boolean => next !== undefined && next.type !== 'key';

function jsonOpening(entry: Entry, depth: number, isList: boolean): string {
	switch (entry.type) {
		case 'key':
			return `${indent(depth)}${json(entry.key)}: ${isList ? '[' : '{'}`;
		case 'index':
			return `${indent(depth)}${isList ? '[' : '{'} // ${place(entry)}`;
		case 'match':
			return `${indent(depth)}{ ${entry.key === undefined ? '' : `${json(entry.key)}: `}${json(entry.value)},`;
	}
}

const toml: Syntax = {
	within: (entries) => (entries.length === 0 ? [] : [tomlHeader(entries)]),
	list: (entries) => {
		const last = entries.at(-1);
		return last ? [...toml.within(entries.slice(0, -1)), toml.put(last, '[', 0)] : [];
	},
	put: (entry, value) => (entry.type === 'key' ? `${tomlKey(entry.key)} = ${value}` : `  ${value},`),
	item: (value) => `  ${value},`,
	write: tomlValue,
	comment: '#',
};

function tomlHeader(entries: readonly Entry[]): string {
	const keys = entries.flatMap((entry) => (entry.type === 'key' ? [tomlKey(entry.key)] : [])).join('.');
	const picked = entries.flatMap((entry) => {
		if (entry.type === 'key') return [];
		return [entry.type === 'index' ? place(entry) : matched(entry, ' = ', tomlString)];
	});
	return picked.length === 0 ? `[${keys}]` : `[[${keys}]] # ${picked.join(', ')}`;
}

function tomlValue(value: Data): string {
	if (typeof value === 'string') return tomlString(value);
	if (Array.isArray(value)) return `[${value.map(tomlValue).join(', ')}]`;
	if (typeof value !== 'object' || value === null) return String(value);
	return `{ ${Object.entries(value)
		.map(([key, entry]) => `${tomlKey(key)} = ${tomlValue(entry)}`)
		.join(', ')} }`;
}

const nameOf = (entry: Entry): string => (entry.type === 'key' ? entry.key : '');
/** A value as it is; one of several lines, which no such file can hold, as JSON. */
const text = (value: Data): string =>
	typeof value === 'object' || /\p{Cc}/u.test(String(value)) ? json(value) : String(value);

const ini: Syntax = {
	within: (entries) => (entries.length === 0 ? [] : [`[${entries.map(nameOf).join('.')}]`]),
	list: (entries) => ini.within(entries),
	put: (entry, value) => `${nameOf(entry)}=${value}`,
	item: (value) => value,
	write: text,
	comment: ';',
};

const dotenv: Syntax = { ...ini, within: () => [], list: () => [], write: dotenvValue, comment: '#' };

function dotenvValue(value: Data): string {
	const quoted = quoteDotenv(typeof value === 'object' ? json(value) : String(value));
	return typeof quoted === 'string' ? quoted : json(value);
}

export const syntaxes = { yaml, json: jsonSyntax, toml, ini, dotenv } as const satisfies Record<ConfigFormat, Syntax>;
