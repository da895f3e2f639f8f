import {
	isMap,
	isNode,
	isPair,
	isScalar,
	isSeq,
	type Document,
	type Node,
	type Pair,
	type YAMLMap,
	type YAMLSeq,
} from 'yaml';
import type { Path } from '../contract.ts';
import { ConfigError } from '../contract.ts';
import { keyText } from './parse.ts';

/** A value's place: the collection that holds it, and the sign (`:` or `-`) that it stands behind. */
export interface Place {
	node: Node | null;
	parent: YAMLMap | YAMLSeq | undefined;
	index: number;
	/** Offset behind the sign; undefined in flow collections and for the whole document. */
	afterSign: number | undefined;
	/** Whether it stands within brackets. */
	inFlow: boolean;
}

export function findPlace(document: Document, path: Path): Place {
	let place: Place = { node: document.contents, parent: undefined, index: 0, afterSign: undefined, inFlow: false };
	for (const key of path) place = childOf(place, key);
	return place;
}

function childOf({ node, inFlow }: Place, key: Path[number]): Place {
	const flow = inFlow || ((isMap(node) || isSeq(node)) && node.flow === true);
	if (isMap(node)) {
		const index = node.items.findIndex((pair) => keyText(pair) === String(key));
		const pair = node.items[index];
		if (pair) return { node: asNode(pair.value), parent: node, index, afterSign: colonOf(pair), inFlow: flow };
	}
	if (isSeq(node)) {
		const index = Number(key);
		const item = node.items[index];
		if (isPair(item)) throw unusual();
		if (item !== undefined) {
			const dash = dashOf(node, index);
			return {
				node: asNode(item),
				parent: node,
				index,
				afterSign: flow || dash === undefined ? undefined : dash + 1,
				inFlow: flow,
			};
		}
	}
	throw unusual();
}

function unusual(): ConfigError {
	return new ConfigError('the YAML is written in a way that can be read and not changed', {
		hint: 'Change it by hand, or with a `shell` step.',
	});
}

function asNode(value: unknown): Node | null {
	return isNode(value) ? value : null;
}

/** Offset behind the colon of a pair. */
function colonOf(pair: Pair): number | undefined {
	const sign = pair.srcToken?.sep?.find(({ type }) => type === 'map-value-ind');
	return sign && sign.offset + 1;
}

/** Offset of the dash of an entry. */
function dashOf(list: YAMLSeq, index: number): number | undefined {
	if (list.srcToken?.type !== 'block-seq') return undefined;
	return list.srcToken.items[index]?.start.find(({ type }) => type === 'seq-item-ind')?.offset;
}

/** Offset at which a pair or entry begins. */
export function startOf(parent: YAMLMap | YAMLSeq, index: number): number {
	const item: unknown = parent.items[index];
	if (isSeq(parent)) return dashOf(parent, index) ?? nodeStart(item);
	return nodeStart(isPair(item) ? item.key : item);
}

function nodeStart(node: unknown): number {
	if (isNode(node) && node.range) return node.range[0];
	throw unusual();
}

/** Offset behind the last character of a pair or entry, before the end of its line. */
export function endOf(text: string, parent: YAMLMap | YAMLSeq, index: number): number {
	const item: unknown = parent.items[index];
	const sign = isPair(item) ? colonOf(item) : isSeq(parent) ? (dashOf(parent, index) ?? -1) + 1 : undefined;
	const value: unknown = isPair(item) ? item.value : item;
	const key = isPair(item) && isNode(item.key) ? item.key.range?.[1] : undefined;
	return Math.max(contentEnd(text, value) ?? 0, sign ?? 0, key ?? 0);
}

/** Offset behind a value, before the end of its last line; nothing for one that is not written. */
export function contentEnd(text: string, node: unknown): number | undefined {
	if ((isMap(node) || isSeq(node)) && !node.flow && node.items.length > 0)
		return endOf(text, node, node.items.length - 1);
	const range = isNode(node) ? node.range : undefined;
	if (!range || range[1] === range[0]) return undefined;
	const isBlock = isScalar(node) && node.type?.startsWith('BLOCK');
	if (!isBlock) return range[1];
	const end = text[range[1] - 1] === '\n' ? range[1] - 1 : range[1];
	return text[end - 1] === '\r' ? end - 1 : end;
}
