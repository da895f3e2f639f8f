import type { Root } from 'mdast';
import { VFileMessage } from 'vfile-message';
import { inOrder } from '../problems/inOrder.ts';
import { problemAt } from '../problems/problemAt.ts';
import type { Problem } from '../schema/problem.ts';
import { createSourceText, type SourceText } from '../source/sourceText.ts';
import { parseTree } from './processor.ts';
import type { SyntaxFault } from './fault.ts';
import { describeSyntaxError } from './syntaxError.ts';

/** How many faults of one document are looked for before the reader gives up. */
const faultLimit = 20;

export interface ParsedMdx {
	/** Missing where a fault leaves no way to read on. */
	tree?: Root;
	problems: Problem[];
}

/**
 * MDX source to mdast. A fault is reported at its place and blanked out, so that all faults come at once and the
 * rest of the document is still read; positions are those of the source without a byte order mark.
 */
export function parseMdx(source: string, path: string): ParsedMdx {
	const original = createSourceText(source);
	const problems: Problem[] = [];
	let text = original.text;
	for (let attempt = 0; attempt < faultLimit; attempt += 1) {
		const result = parseOnce(text, original);
		if ('tree' in result) return { tree: result.tree, problems: inOrder(problems) };
		const { fault } = result;
		if (!fault.consequence) {
			const range = original.range(fault.start, fault.end);
			problems.push(problemAt(path, range, fault.ruleId, fault.message, fault.hint));
		}
		if (fault.blank.end <= fault.blank.start) break;
		text = blank(text, fault.blank.start, fault.blank.end);
	}
	return { problems: inOrder(problems) };
}

function parseOnce(text: string, original: SourceText): { tree: Root } | { fault: SyntaxFault } {
	try {
		return { tree: parseTree(text) };
	} catch (error) {
		if (!(error instanceof VFileMessage)) throw error;
		return { fault: describeSyntaxError(error, text, original) };
	}
}

function blank(text: string, start: number, end: number): string {
	return text.slice(0, start) + text.slice(start, end).replace(/[^\r\n]/g, ' ') + text.slice(end);
}
