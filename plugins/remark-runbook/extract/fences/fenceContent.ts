import type { Code } from 'mdast';
import type { Range } from '../../schema/range.ts';
import { createSourceText, type SourceText } from '../../source/sourceText.ts';
import { startLine } from '../position.ts';

/** The text of a fence, with line feeds only, and the way from its offsets back to the document. */
export interface FenceContent {
	text: string;
	/** Place of its first character in the document; each counts from 1. */
	line: number;
	column: number;
	range(offset: number, length: number): Range;
}

/** Reads a fence's text; each line may have lost its indent, list or quote marks, which columns count again. */
export function readFenceContent(node: Code, source: SourceText): FenceContent {
	const text = node.value.replace(/\r\n?/g, '\n');
	const line = startLine(node) + 1;
	let lines: SourceText | undefined;
	const toDocument = (offset: number): number => {
		lines ??= createSourceText(text);
		const point = lines.point(offset);
		const number = line + point.line - 1;
		return source.lineStart(number) + lostPrefix(source.line(number), lines.line(point.line)) + point.column - 1;
	};
	const [firstLine = ''] = text.split('\n', 1);
	return {
		text,
		line,
		column: firstLine === '' ? 1 : lostPrefix(source.line(line), firstLine) + 1,
		range: (offset, length) => source.range(toDocument(offset), toDocument(offset + length)),
	};
}

/** A content line is the end of its source line; where a tab was split, its own indent tells. */
function lostPrefix(written: string, content: string): number {
	if (written.endsWith(content)) return written.length - content.length;
	return Math.max(written.search(/\S/) - content.search(/\S/), 0);
}
