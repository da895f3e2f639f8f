import { parseTOML, ParseError, type AST } from 'toml-eslint-parser';
import type { Data } from '../../../plugins/remark-runbook/language.ts';
import { ConfigError } from '../contract.ts';
import type { Key } from '../contract.ts';

type Content = AST.TOMLContentNode;
export type Table = AST.TOMLTopLevelTable | AST.TOMLTable;

/** A parsed TOML text; throws a `ConfigError` where it is none. */
export function parseToml(text: string): AST.TOMLTopLevelTable {
	try {
		return parseTOML(text).body[0];
	} catch (error) {
		if (!(error instanceof ParseError)) throw error;
		const message = error.message.charAt(0).toLowerCase() + error.message.slice(1);
		throw new ConfigError(`it is no valid TOML: ${message}`, { offset: error.index });
	}
}

export function keysOf({ keys }: AST.TOMLKey): string[] {
	return keys.map((key) => (key.type === 'TOMLBare' ? key.name : key.value));
}

/** The headers of a text in order. */
export function tablesOf(top: AST.TOMLTopLevelTable): AST.TOMLTable[] {
	return top.body.filter((node) => node.type === 'TOMLTable');
}

/** Keys and values of a table; those of the top stand before its first header. */
export function entriesOf(table: Table): AST.TOMLKeyValue[] {
	return [...table.body].filter((node): node is AST.TOMLKeyValue => node.type === 'TOMLKeyValue');
}

export function pathOf(table: Table): readonly Key[] {
	return table.type === 'TOMLTable' ? table.resolvedKey : [];
}

export function dataOf(top: AST.TOMLTopLevelTable): Data {
	const data: { [key: string]: Data } = {};
	for (const table of [top, ...tablesOf(top)]) {
		const path = pathOf(table);
		const owner = descend(data, path);
		for (const entry of entriesOf(table)) put(owner, keysOf(entry.key), contentData(entry.value));
	}
	return data;
}

function contentData(node: Content): Data {
	if (node.type === 'TOMLArray') return node.elements.map(contentData);
	if (node.type === 'TOMLInlineTable') {
		const data: { [key: string]: Data } = {};
		for (const entry of node.body) put(data, keysOf(entry.key), contentData(entry.value));
		return data;
	}
	return node.value instanceof Date && 'datetime' in node ? node.datetime : scalar(node.value);
}

function scalar(value: string | number | boolean | Date): Data {
	return value instanceof Date ? value.toISOString() : value;
}

type Map = { [key: string]: Data };

function put(owner: Map, keys: readonly string[], value: Data): void {
	const last = keys.at(-1);
	if (last !== undefined) define(descend(owner, keys.slice(0, -1)), last, value);
}

/** The map at a path, made where it is not there; a list of tables grows by the place that is named. */
function descend(data: Map, path: readonly Key[]): Map {
	let map: Data = data;
	for (const [index, key] of path.entries()) {
		const fresh: Data = typeof path[index + 1] === 'number' ? [] : {};
		if (Array.isArray(map)) map = map[Number(key)] ??= fresh;
		else if (typeof map === 'object' && map !== null) {
			if (!Object.hasOwn(map, key)) define(map, String(key), fresh);
			map = map[key] ?? fresh;
		}
	}
	return typeof map === 'object' && map !== null && !Array.isArray(map) ? map : {};
}

/** As an own key also where it is named `__proto__`. */
function define(map: Map, key: string, value: Data): void {
	Object.defineProperty(map, key, { value, enumerable: true, writable: true, configurable: true });
}
