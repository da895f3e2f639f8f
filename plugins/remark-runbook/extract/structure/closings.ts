import type { Code } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import type { Extraction } from '../extraction.ts';
import { openingLine, startLine } from '../position.ts';
import type { SourceText } from '../../source/sourceText.ts';

/** Whether no line of as many marks closes a fence; the parser ends it with its container. */
export function isFenceOpen(node: Code, source: SourceText): boolean {
	const marks = marksOf(node, source);
	if (marks === '') return false;
	const last = lastLine(node, source);
	const closing = /^[\s>]*(`{3,}|~{3,})\s*$/.exec(last.text)?.[1];
	return last.line === startLine(node) || !closing?.startsWith(marks);
}

export function reportOpenFence(node: Code, parent: ContainerDirective | undefined, extraction: Extraction): void {
	const marks = marksOf(node, extraction.source);
	const hint = parent
		? `Close it with ${marks} before the directive ends. If the text itself holds a line of colons, open and close the directive with more colons.`
		: `Close it with ${marks} on a line of its own.`;
	const { range } = openingLine(node, extraction.source);
	extraction.report('language/unclosed-fence', range, 'This fence is never closed.', hint);
}

/** Reports a container directive that no line of as many colons closes; tells whether it did. */
export function checkDirectiveClosed(
	node: ContainerDirective,
	parent: ContainerDirective | undefined,
	extraction: Extraction,
): boolean {
	const { text, range } = openingLine(node, extraction.source);
	const colons = colonsOf(text);
	const last = lastLine(node, extraction.source);
	const closing = /^[\s>]*(:{3,})\s*$/.exec(last.text)?.[1] ?? '';
	if (last.line > startLine(node) && closing.length >= colons) return false;
	const outer = parent && outerCloser(node, parent, colons, extraction.source);
	if (outer) {
		const message = `\`${':'.repeat(colons)}${node.name}\` is never closed: the next \`:::\` closes the \`${outer.name}\` around it.`;
		const more = ':'.repeat(colons + 1);
		const hint = `Give the outer directive more colons: open it with \`${more}${outer.name}\` and close it with \`${more}\`.`;
		extraction.report('language/unclosed-directive', range, message, hint);
	} else {
		const message = `\`${':'.repeat(colons)}${node.name}\` is never closed.`;
		extraction.report('language/unclosed-directive', range, message, `Close it with a line \`${':'.repeat(colons)}\`.`);
	}
	return outer !== undefined;
}

/** The directive around, where it has so few colons that the inner one's closing line closed it. */
function outerCloser(
	node: ContainerDirective,
	parent: ContainerDirective,
	colons: number,
	source: SourceText,
): ContainerDirective | undefined {
	const outerColons = colonsOf(openingLine(parent, source).text);
	const closing = /^[\s>]*(:{3,})\s*$/.exec(lastLine(parent, source).text)?.[1] ?? '';
	return outerColons <= colons && closing.length >= outerColons ? parent : undefined;
}

function marksOf(node: Code, source: SourceText): string {
	return /^(?:`{3,}|~{3,})/.exec(openingLine(node, source).text)?.[0] ?? '';
}

function colonsOf(text: string): number {
	return /^:*/.exec(text)?.[0].length ?? 0;
}

function lastLine(node: Code | ContainerDirective, source: SourceText): { line: number; text: string } {
	const { line = 1, column = 1 } = node.position?.end ?? {};
	return { line, text: source.line(line).slice(0, column - 1) };
}
