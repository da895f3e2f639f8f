import { parse, parseTree, printParseErrorCode, type Node, type ParseError } from 'jsonc-parser';
import type { Data } from '../../../plugins/remark-runbook/language.ts';
import type { ConfigLanguage, Operation, Path, TextEdit } from '../contract.ts';
import { ConfigError } from '../contract.ts';
import { insertItem, removeItem, type Delimited } from '../text/delimited.ts';
import { indentOf, indentStep, lineEnding } from '../text/lines.ts';

const options = { allowTrailingComma: true };

/** JSON, with comments and trailing commas where a file has them. */
export const json: ConfigLanguage = { read, edit };

function read(text: string): Data[] {
	const errors: ParseError[] = [];
	try {
		const data: Data = parse(text, errors, options);
		const [first] = errors;
		if (!first) return [data];
		const words = printParseErrorCode(first.error)
			.replace(/(?<=[a-z])(?=[A-Z])/g, ' ')
			.toLowerCase();
		throw new ConfigError(`it is no valid JSON: ${words}`, { offset: first.offset });
	} catch (error) {
		if (error instanceof RangeError) throw new ConfigError('it is nested too deep');
		throw error;
	}
}

function edit(text: string, _document: number, operation: Operation): TextEdit[] {
	const root = parseTree(text, [], options);
	if (!root) throw new ConfigError('it is no valid JSON');
	const layout = { ...styleOf(text), text };
	switch (operation.type) {
		case 'replace': {
			const { offset, length } = nodeAt(root, operation.path);
			const indent = indentOf(text, offset);
			return [{ start: offset, end: offset + length, text: render(operation.value, indent, layout) }];
		}
		case 'add': {
			const map = nodeAt(root, operation.path);
			const key = JSON.stringify(operation.key);
			const item = (indent: string) => `${key}: ${render(operation.value, indent, layout)}`;
			return insertItem(text, delimited(map), map.children?.length ?? 0, item, layout);
		}
		case 'insert': {
			const item = (indent: string) => render(operation.value, indent, layout);
			return insertItem(text, delimited(nodeAt(root, operation.path)), operation.index, item, layout);
		}
		case 'remove': {
			const parent = nodeAt(root, operation.path.slice(0, -1));
			return removeItem(text, delimited(parent), placeIn(parent, operation.path.at(-1)), layout);
		}
	}
}

interface Layout {
	text: string;
	comment: RegExp;
	step: string;
	padding: string;
	spread: boolean;
}

function styleOf(text: string): Omit<Layout, 'text'> {
	return {
		comment: /^(?:\/\/[^\r\n]*|\/\*[\s\S]*?\*\/)/,
		step: indentStep(text),
		padding: '',
		spread: /\n[ \t]*\S/.test(text),
	};
}

function render(value: Data, indent: string, { text, step, spread }: Layout): string {
	if (typeof value !== 'object' || value === null || !spread) return JSON.stringify(value);
	return JSON.stringify(value, undefined, step).replaceAll('\n', lineEnding(text) + indent);
}

function delimited({ offset, length, children = [] }: Node): Delimited {
	const items = children.map((child) => ({ start: child.offset, end: child.offset + child.length }));
	return { open: offset + 1, close: offset + length - 1, items };
}

function nodeAt(root: Node, path: Path): Node {
	let node = root;
	for (const key of path) {
		const child = node.children?.[placeIn(node, key)];
		const value = node.type === 'object' ? child?.children?.[1] : child;
		if (!value) throw new ConfigError('it is no valid JSON');
		node = value;
	}
	return node;
}

/** The place of a key or entry among a node's children; of a key that stands twice the last, which counts. */
function placeIn(node: Node, key: Path[number] | undefined): number {
	if (node.type === 'array') return Number(key);
	return (node.children ?? []).findLastIndex((property) => property.children?.[0]?.value === key);
}
