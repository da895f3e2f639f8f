import type { VFileMessage } from 'vfile-message';
import type { SourceText } from '../source/sourceText.ts';
import { brokenExpression } from './expressionFault.ts';
import type { SyntaxFault } from './fault.ts';
import { brokenModule } from './moduleFault.ts';
import { openingFault } from './openingFault.ts';
import { brokenTag, strayClosingTag, unclosedTag } from './tagFaults.ts';

/** Explains an error of the parser; `text` is what it read, with earlier faults blanked out of the original. */
export function describeSyntaxError(error: VFileMessage, text: string, original: SourceText): SyntaxFault {
	const offset = Math.min(offsetOf(error), text.length);
	const fault = openingFault(text, offset, original);
	return fault ?? { ruleId: 'language/mdx-syntax', ...describe(error, text, offset, original) };
}

function describe(
	error: VFileMessage,
	text: string,
	offset: number,
	original: SourceText,
): Omit<SyntaxFault, 'ruleId'> {
	if (error.ruleId === 'end-tag-mismatch') return unclosedTag(text, ...openTagSpan(error.reason, original));
	if (error.ruleId === 'unexpected-closing-slash') return strayClosingTag(text, offset, original.text);
	if (error.source === 'micromark-extension-mdxjs-esm') return brokenModule(text, offset, original);
	if (error.source === 'micromark-extension-mdx-jsx') return brokenTag(text, offset);
	return brokenExpression(text, offset);
}

function offsetOf({ place }: VFileMessage): number {
	if (!place) return 0;
	return ('start' in place ? place.start.offset : place.offset) ?? 0;
}

/** The parser names the tag that lacks its end only in its text, as `(line:column-line:column)`. */
function openTagSpan(reason: string, original: SourceText): [start: number, end: number] {
	const numbers = /\((\d+):(\d+)-(\d+):(\d+)\)/.exec(reason)?.slice(1).map(Number) ?? [];
	const [line = 1, column = 1, endLine = line, endColumn = column + 1] = numbers;
	return [original.lineStart(line) + column - 1, original.lineStart(endLine) + endColumn - 1];
}
