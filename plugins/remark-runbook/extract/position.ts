import type { Node } from 'mdast';
import type { Range } from '../schema/range.ts';
import type { SourceText } from '../source/sourceText.ts';

/** Offset at which a parsed node starts; parsed nodes always have a position. */
export function startOffset(node: Node): number {
	return node.position?.start.offset ?? 0;
}

export function endOffset(node: Node): number {
	return node.position?.end.offset ?? 0;
}

export function startLine(node: Node): number {
	return node.position?.start.line ?? 1;
}

export function rangeOf(node: Node, source: SourceText): Range {
	return source.range(startOffset(node), endOffset(node));
}

/** The first line of a node, from the node's start to the end of that line without trailing space. */
export function openingLine(node: Node, source: SourceText): { text: string; offset: number; range: Range } {
	const offset = startOffset(node);
	const line = startLine(node);
	const text = source
		.line(line)
		.slice(offset - source.lineStart(line))
		.trimEnd();
	return { text, offset, range: source.range(offset, offset + text.length) };
}
