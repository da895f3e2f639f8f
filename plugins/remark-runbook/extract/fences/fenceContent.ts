import type { Code } from 'mdast';
import type { Range } from '../../schema/range.ts';
import type { SourceText } from '../../source/sourceText.ts';
import { startLine } from '../position.ts';

/** The text of a fence, with line feeds only, and the way from its offsets back to the document. */
export interface FenceContent {
	text: string;
	line: number;
	column: number;
	range(offset: number, length: number): Range;
}

/** Reads a fence's text; each line may have lost its indent, list or quote marks, which columns count again. */
export function readFenceContent(node: Code, source: SourceText): FenceContent {
	const text = node.value.replace(/\r\n?/g, '\n');
	const line = startLine(node) + 1;
	const lines = text.split('\n');
	const indent = (index: number): number => lostPrefix(source.line(line + index), lines[index] ?? '');
	const toDocument = (offset: number): number => {
		const before = text.slice(0, offset);
		const index = before.split('\n').length - 1;
		const column = offset - (before.lastIndexOf('\n') + 1);
		return source.lineStart(line + index) + indent(index) + column;
	};
	return {
		text,
		line,
		column: text === '' ? 1 : indent(0) + 1,
		range: (offset, length) => source.range(toDocument(offset), toDocument(offset + length)),
	};
}

/** A content line is the end of its source line; where a tab was split, its own indent tells. */
function lostPrefix(written: string, content: string): number {
	if (written.endsWith(content)) return written.length - content.length;
	return Math.max(written.search(/\S/) - content.search(/\S/), 0);
}
