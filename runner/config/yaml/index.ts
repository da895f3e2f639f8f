import { isMap, isScalar, isSeq, type Document, type YAMLMap, type YAMLSeq } from 'yaml';
import type { Data } from '../../../plugins/remark-runbook/language.ts';
import type { ConfigLanguage, Operation, Path, TextEdit } from '../contract.ts';
import { ConfigError } from '../contract.ts';
import { insertItem, removeItem, type Delimited } from '../text/delimited.ts';
import { lineStart, linesAfter, startsLine, withoutLines } from '../text/lines.ts';
import { documentData, isCollection, parseYaml } from './parse.ts';
import { contentEnd, endOf, findPlace, startOf, type Place } from './place.ts';
import {
	layoutOf,
	needsLines,
	renderAfterDash,
	renderAfterKey,
	renderFlow,
	renderScalar,
	type Layout,
} from './render.ts';

/** YAML with comments, anchors and several documents. */
export const yaml: ConfigLanguage = {
	read: (text) => documentsOf(text).map((document) => documentData(document, 'expand')),
	structure: (text) => documentsOf(text).map((document) => documentData(document, 'keep')),
	edit,
};

function documentsOf(text: string): Document[] {
	const documents = parseYaml(text);
	// A comment or an end mark behind the last document makes an empty one.
	return documents.filter(({ contents }, index) => contents !== null || documents.length === 1 || index === 0);
}

interface Editing {
	text: string;
	document: Document;
	layout: Layout;
}

function edit(text: string, index: number, operation: Operation): TextEdit[] {
	const document = documentsOf(text)[index];
	const editing = document && { text, document, layout: layoutOf(text) };
	if (!editing) return [linesAfter(text, text.length, rootLines(operation, layoutOf(text)))];
	const place = findPlace(editing.document, operation.path);
	switch (operation.type) {
		case 'replace':
			return replace(editing, place, operation.path, operation.value);
		case 'add':
			return add(editing, place, operation);
		case 'insert':
			return insert(editing, place, operation.index, operation.value);
		case 'remove':
			return remove(editing, place, operation.path);
	}
}

function rootLines(operation: Operation, layout: Layout): string {
	if (operation.type !== 'add') throw new ConfigError('the file is empty');
	return pairText(operation.key, operation.value, 0, layout);
}

function pairText(key: string, value: Data, column: number, layout: Layout): string {
	return `${renderScalar(key, null, true)}:${renderAfterKey(value, column, layout)}`;
}

function replace(editing: Editing, place: Place, path: Path, value: Data): TextEdit[] {
	const { text } = editing;
	const { node, inFlow } = place;
	const [start, end] = node?.range ?? [0, 0];
	const isWritten = end > start;
	const flow = inFlow || (isCollection(node) && node.flow === true);
	if (isWritten && flow && typeof value === 'object') return [{ start, end, text: renderFlow(value) }];
	const isBlock = isScalar(node) && node.type?.startsWith('BLOCK');
	if (isWritten && !isBlock && !needsLines(value) && (!isCollection(node) || flow)) {
		const written = typeof value === 'object' && value !== null ? renderFlow(value) : renderScalar(value, node, inFlow);
		return [{ start, end, text: written }];
	}
	return replaceBehindSign(editing, place, path, contentEnd(text, node), value);
}

/** Writes a value anew from behind its colon or dash on. */
function replaceBehindSign(
	{ text, layout }: Editing,
	{ node, parent, index, afterSign, inFlow }: Place,
	path: Path,
	end: number | undefined,
	value: Data,
): TextEdit[] {
	if (!parent || afterSign === undefined) {
		if (path.length > 0 || !node?.range) throw new ConfigError('it has no value that could be replaced');
		return [{ start: node.range[0], end: end ?? node.range[1], text: renderAfterDash(value, -2, layout).trimStart() }];
	}
	if (inFlow) return [{ start: afterSign, end: end ?? afterSign, text: ` ${renderFlow(value)}` }];
	const column = columnOf(text, startOf(parent, index));
	const block =
		isScalar(node) && node.type === 'BLOCK_LITERAL' && typeof value === 'string'
			? literal(text, node.range, value)
			: undefined;
	const written =
		block ?? (isMap(parent) ? renderAfterKey(value, column, layout) : renderAfterDash(value, column, layout));
	return [{ start: afterSign, end: Math.max(end ?? afterSign, afterSign), text: written }];
}

/** A text of several lines in a literal block with the header and the indent of the one before. */
function literal(text: string, range: [number, number, number] | null | undefined, value: string): string | undefined {
	const before = range ? text.slice(range[0], range[1]) : '';
	const [, header, ending = '\n', indent] = /^(\|[-+]?)[ \t]*(\r?\n)(?:[ \t]*\r?\n)*([ ]+)/.exec(before) ?? [];
	if (header === undefined || indent === undefined || !/\n(?!$)/.test(value) || /^\s/.test(value)) return undefined;
	const lines = value.replace(/\n$/, '').split('\n');
	return ` ${header}${ending}${lines.map((line) => (line === '' ? '' : indent + line)).join(ending)}`;
}

function add(
	{ text, document, layout }: Editing,
	{ node }: Place,
	{ key, value }: Extract<Operation, { type: 'add' }>,
): TextEdit[] {
	if (node === null) return [linesAfter(text, document.range?.[1] ?? text.length, pairText(key, value, 0, layout))];
	if (!isMap(node)) throw new ConfigError('it is no map');
	if (node.flow) {
		const item = () => `${renderScalar(key, null, true)}: ${renderFlow(value)}`;
		return insertItem(text, delimited(text, node), node.items.length, item, flowStyle(text, layout));
	}
	const column = columnOf(text, startOf(node, 0));
	return [
		linesAfter(
			text,
			endOf(text, node, node.items.length - 1),
			' '.repeat(column) + pairText(key, value, column, layout),
		),
	];
}

function insert({ text, layout }: Editing, { node }: Place, index: number, value: Data): TextEdit[] {
	if (!isSeq(node)) throw new ConfigError('it is no list');
	if (node.flow || node.items.length === 0)
		return insertItem(text, delimited(text, node), index, () => renderFlow(value), flowStyle(text, layout));
	const first = startOf(node, 0);
	const column = columnOf(text, first);
	const item = `-${renderAfterDash(value, column, layout)}`;
	if (index > 0) return [linesAfter(text, endOf(text, node, index - 1), ' '.repeat(column) + item)];
	return [{ start: first, end: first, text: item + layout.ending + ' '.repeat(column) }];
}

function remove(editing: Editing, { parent, index }: Place, path: Path): TextEdit[] {
	const { text, document, layout } = editing;
	if (!parent) throw new ConfigError("the whole document can't be removed");
	if (parent.flow) return removeItem(text, delimited(text, parent), index, flowStyle(text, layout));
	if (parent.items.length === 1)
		return replaceBehindSign(
			editing,
			findPlace(document, path.slice(0, -1)),
			path.slice(0, -1),
			contentEnd(text, parent),
			isMap(parent) ? {} : [],
		);
	const start = startOf(parent, index);
	if (startsLine(text, start)) return [withoutLines(text, start, endOf(text, parent, index))];
	return [{ start, end: startOf(parent, index + 1), text: '' }];
}

function delimited(text: string, node: YAMLMap | YAMLSeq): Delimited {
	const [start, end] = node.range ?? [0, 0];
	const items = node.items.map((_item, index) => ({
		start: startOf(node, index),
		end: Math.max(endOf(text, node, index), 0),
	}));
	return { open: start + 1, close: end - 1, items };
}

function flowStyle(text: string, { step }: Layout) {
	const padding = /\{ \S/.test(text) ? ' ' : '';
	return { comment: /^#[^\r\n]*/, step: ' '.repeat(step), padding, spread: false };
}

function columnOf(text: string, offset: number): number {
	return offset - lineStart(text, offset);
}
