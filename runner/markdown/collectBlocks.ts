import { toString } from 'mdast-util-to-string';
import type { Code, Nodes, Parents } from 'mdast';
import type { Point, Range } from '../../plugins/remark-runbook/language.ts';
import type { Block, Fence, InlineCode, Link } from './document.ts';
import { fenceContent } from './fenceContent.ts';

/** What one walk over the tree gathers. */
export interface Collected {
	blocks: Block[];
	inlineCode: InlineCode[];
	links: Link[];
}

/** Walks the tree in document order; positions refer to `source`. */
export function collectBlocks(tree: Parents, source: string): Collected {
	const found: Collected = { blocks: [], inlineCode: [], links: [] };
	const pending: Nodes[] = tree.children.toReversed();
	while (pending.length > 0) {
		const node = pending.pop();
		if (node === undefined) continue;
		collectNode(node, source, found);
		if ('children' in node) pending.push(...node.children.toReversed());
	}
	return found;
}

function collectNode(node: Nodes, source: string, found: Collected): void {
	const range = rangeOf(node);
	if (range === undefined) return;
	if (node.type === 'heading') found.blocks.push({ type: 'heading', depth: node.depth, text: toString(node), range });
	else if (node.type === 'paragraph' || node.type === 'tableRow')
		found.blocks.push({ type: 'prose', text: textOf(source, range), range });
	else if (node.type === 'code') found.blocks.push(readFence(node, source, range));
	else if (node.type === 'inlineCode') found.inlineCode.push({ text: node.value, range });
	else if (node.type === 'link' && textOf(source, range).startsWith('['))
		found.links.push({ kind: 'link', url: node.url, range });
	else if (node.type === 'image') found.links.push({ kind: 'image', url: node.url, range });
	else if (node.type === 'definition') found.links.push({ kind: 'definition', url: node.url, range });
}

function textOf(source: string, range: Range): string {
	return source.slice(range.start.offset, range.end.offset);
}

function rangeOf(node: Nodes): Range | undefined {
	const start = pointOf(node.position?.start);
	const end = pointOf(node.position?.end);
	return start === undefined || end === undefined ? undefined : { start, end };
}

function pointOf(point: { line: number; column: number; offset?: number | undefined } | undefined): Point | undefined {
	if (point?.offset === undefined) return undefined;
	return { line: point.line, column: point.column, offset: point.offset };
}

function readFence(node: Code, source: string, range: Range): Fence {
	const [first = '', ...rest] = textOf(source, range).split('\n');
	const fenced = /^[`~]{3}/.test(first);
	const language = (node.lang ?? '').toLowerCase().replace(/^[{.]+|[,:{}].*$/g, '');
	const content = node.value.replaceAll('\r', '');
	const skipped = fenced ? first.length + 1 : 0;
	const lines = fenced ? rest : [first, ...rest];
	return {
		type: 'fence',
		language,
		meta: node.meta ?? '',
		content,
		lineOffsets: lineOffsets(content, lines, range.start.offset + skipped),
		range,
		...fenceContent(language, content),
	};
}

/** A content line is the end of its source line: what the parser takes off (indentation, quote marks) stands before it. */
function lineOffsets(content: string, sourceLines: string[], start: number): number[] {
	let offset = start;
	return content.split('\n').map((line, index) => {
		const sourceLine = sourceLines[index] ?? '';
		const length = sourceLine.replace(/\r$/, '').length;
		const position = offset + Math.max(0, length - line.length);
		offset += sourceLine.length + 1;
		return position;
	});
}
