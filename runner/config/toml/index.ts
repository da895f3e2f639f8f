import type { AST } from 'toml-eslint-parser';
import type { Data } from '../../../plugins/remark-runbook/language.ts';
import { tomlKey } from '../../../plugins/remark-runbook/language.ts';
import type { ConfigLanguage, Key, Operation, Path, TextEdit } from '../contract.ts';
import { ConfigError } from '../contract.ts';
import { insertItem, removeItem, type Delimited } from '../text/delimited.ts';
import { indentOf, indentStep, lineEnding, lineStart, linesAfter, withoutLines } from '../text/lines.ts';
import { dataOf, entriesOf, keysOf, parseToml, pathOf, tablesOf, type Table } from './parse.ts';
import { renderToml } from './render.ts';

export const toml: ConfigLanguage = { read: (text) => [dataOf(parseToml(text))], edit };

/** What stands at a path: a value with its key, an entry of an array, or tables with headers of their own. */
type Place =
	| { type: 'entry'; entry: AST.TOMLKeyValue; owner: Table | AST.TOMLInlineTable }
	| { type: 'element'; array: AST.TOMLArray; index: number }
	| { type: 'tables'; tables: AST.TOMLTable[] };

const style = (text: string) => ({ comment: /^#[^\r\n]*/, step: indentStep(text), padding: '', spread: false });

function edit(text: string, _document: number, operation: Operation): TextEdit[] {
	const top = parseToml(text);
	switch (operation.type) {
		case 'replace': {
			const node = contentOf(find(top, operation.path), operation.path);
			const [start, end] = node.range;
			return [{ start, end, text: renderToml(operation.value, node) }];
		}
		case 'add':
			return add(text, top, operation);
		case 'insert':
			return insert(text, top, operation);
		case 'remove':
			return remove(text, find(top, operation.path));
	}
}

function add(
	text: string,
	top: AST.TOMLTopLevelTable,
	{ path, key, value }: Extract<Operation, { type: 'add' }>,
): TextEdit[] {
	const line = `${tomlKey(key)} = ${renderToml(value)}`;
	const table = path.length === 0 ? top : tablesOf(top).find((candidate) => samePath(pathOf(candidate), path));
	if (table && !isTables(value)) return addToTable(text, top, table, line);
	const place = path.length === 0 ? undefined : find(top, path);
	const node = place && place.type !== 'tables' ? contentOf(place, path) : undefined;
	if (node?.type === 'TOMLInlineTable') {
		return insertItem(text, delimited(node, node.body), node.body.length, () => line, { ...style(text), padding: ' ' });
	}
	return appendTable(text, [...path, key], value);
}

/** A map that is not empty gets a header of its own. */
function isTables(value: Data): boolean {
	return typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length > 0;
}

function addToTable(text: string, top: AST.TOMLTopLevelTable, table: Table, line: string): TextEdit[] {
	const last = entriesOf(table).at(-1);
	if (last) return [linesAfter(text, last.range[1], indentOf(text, last.range[0]) + line)];
	if (table.type === 'TOMLTable') return [linesAfter(text, table.key.range[1], indentOf(text, table.range[0]) + line)];
	const [first] = tablesOf(top);
	if (!first) return [linesAfter(text, text.length, line)];
	const start = startOfComments(text, first.range[0]);
	const ending = lineEnding(text);
	return [{ start, end: start, text: line + ending + ending }];
}

/** The start of the comment lines that stand right above a header. */
function startOfComments(text: string, offset: number): number {
	let start = lineStart(text, offset);
	while (start > 0 && /^[ \t]*#/.test(text.slice(lineStart(text, start - 1), start)))
		start = lineStart(text, start - 1);
	return start;
}

function appendTable(
	text: string,
	path: Path,
	value: Data,
	brackets: readonly [string, string] = ['[', ']'],
): TextEdit[] {
	const ending = lineEnding(text);
	const keys = path.filter((key) => typeof key === 'string').map(tomlKey);
	const parent = isTables(value) ? keys : keys.slice(0, -1);
	const header = brackets[0] + parent.join('.') + brackets[1];
	const lines =
		isTables(value) && typeof value === 'object' && value !== null
			? Object.entries(value).map(([key, content]) => `${tomlKey(key)} = ${renderToml(content)}`)
			: [`${keys.at(-1)} = ${renderToml(value)}`];
	const gap = text.trim() === '' ? [] : [''];
	return [linesAfter(text, text.length, [...gap, header, ...lines].join(ending))];
}

function insert(
	text: string,
	top: AST.TOMLTopLevelTable,
	{ path, index, value }: Extract<Operation, { type: 'insert' }>,
): TextEdit[] {
	const place = find(top, path);
	if (place.type === 'tables') {
		if (index < place.tables.filter(({ resolvedKey }) => resolvedKey.length === path.length + 1).length)
			throw new ConfigError('tables can only be added behind the others', { hint: 'Use `append`.' });
		return appendTable(text, path, value, ['[[', ']]']);
	}
	const array = contentOf(place, path);
	if (array.type !== 'TOMLArray') throw new ConfigError('it is no list');
	return insertItem(text, delimited(array, array.elements), index, () => renderToml(value), style(text));
}

function remove(text: string, place: Place): TextEdit[] {
	if (place.type === 'tables') return place.tables.map(({ range: [start, end] }) => withoutLines(text, start, end));
	if (place.type === 'element')
		return removeItem(text, delimited(place.array, place.array.elements), place.index, style(text));
	const { entry, owner } = place;
	if (owner.type !== 'TOMLInlineTable') return [withoutLines(text, ...entry.range)];
	return removeItem(text, delimited(owner, owner.body), owner.body.indexOf(entry), style(text));
}

function delimited({ range }: AST.TOMLArray | AST.TOMLInlineTable, items: readonly AST.TOMLNode[]): Delimited {
	return {
		open: range[0] + 1,
		close: range[1] - 1,
		items: items.map((item) => ({ start: item.range[0], end: item.range[1] })),
	};
}

function contentOf(place: Place, path: Path): AST.TOMLContentNode {
	const node =
		place.type === 'entry'
			? place.entry.value
			: place.type === 'element'
				? place.array.elements[place.index]
				: undefined;
	if (node) return node;
	throw new ConfigError(`${path.join('.')} has a header of its own`, { hint: 'Set its keys one by one.' });
}

function find(top: AST.TOMLTopLevelTable, path: Path): Place {
	for (const table of [top, ...tablesOf(top)]) {
		const owner = pathOf(table);
		if (!startsWith(path, owner)) continue;
		const place = findIn(entriesOf(table), table, path.slice(owner.length));
		if (place) return place;
	}
	const tables = tablesOf(top).filter((table) => startsWith(pathOf(table), path));
	if (tables.length > 0) return { type: 'tables', tables };
	throw new ConfigError(`${path.join('.')} is made of keys with dots`, { hint: 'Change its keys one by one.' });
}

function findIn(
	entries: readonly AST.TOMLKeyValue[],
	owner: Table | AST.TOMLInlineTable,
	path: Path,
): Place | undefined {
	for (const entry of entries) {
		const keys = keysOf(entry.key);
		if (!startsWith(path, keys)) continue;
		return findBelow({ type: 'entry', entry, owner }, entry.value, path.slice(keys.length));
	}
	return undefined;
}

function findBelow(place: Place, node: AST.TOMLContentNode, rest: Path): Place | undefined {
	const [key] = rest;
	if (key === undefined) return place;
	if (node.type === 'TOMLInlineTable') return findIn(node.body, node, rest);
	const element = node.type === 'TOMLArray' ? node.elements[Number(key)] : undefined;
	if (node.type !== 'TOMLArray' || !element) return undefined;
	return findBelow({ type: 'element', array: node, index: Number(key) }, element, rest.slice(1));
}

function startsWith(path: Path, start: readonly Key[]): boolean {
	return start.length <= path.length && start.every((key, index) => key === path[index]);
}

function samePath(a: Path, b: Path): boolean {
	return a.length === b.length && startsWith(a, b);
}
