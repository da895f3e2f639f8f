import { endOfBlock, scanLines } from './scanLines.ts';
import type { DocumentLine } from './scanLines.ts';

/** What one ignore comment says. Lines count from 1, the last one included. */
export interface Ignore {
	/** The comment's own place; columns count from 1, the end is exclusive. */
	line: number;
	column: number;
	endColumn: number;
	scope: string;
	rules: string[];
	reason: string;
	from: number;
	to: number;
}

/** The comments of MDX and HTML, alone at the start of a line. */
const comment = /^[\t >]*(?:\{\/\*|<!--)\s*(runbook-ignore\S*)\s*(.*?)\s*(?:\*\/\}|-->)\s*$/;

const longestComment = 1000;

/** Every ignore comment of a document; those in fences are only shown. */
export function readIgnores(source: string): Ignore[] {
	if (!source.includes('runbook-ignore')) return [];
	const lines = scanLines(source);
	return lines.flatMap((line) => {
		const found = line.fence === undefined && line.text.length < longestComment ? comment.exec(line.text) : null;
		return found ? [readIgnore(found[1] ?? '', found[2] ?? '', line, lines)] : [];
	});
}

function readIgnore(word: string, text: string, line: DocumentLine, lines: readonly DocumentLine[]): Ignore {
	const [names = '', ...reason] = text.split(/(?:^|\s)--(?:\s|$)/);
	const scope = word.slice('runbook-ignore'.length);
	return {
		line: line.number,
		column: line.text.search(/\S/) + 1,
		endColumn: line.text.trimEnd().length + 1,
		scope,
		rules: names.split(/[\s,]+/).filter((name) => name !== ''),
		reason: reason.join('--').trim(),
		...linesOf(scope, line, lines),
	};
}

/** The lines that a comment is about; comments and empty lines between it and them do not count. */
function linesOf(scope: string, line: DocumentLine, lines: readonly DocumentLine[]): { from: number; to: number } {
	if (scope === '-file') return { from: 1, to: lines.length };
	const next = nextLine(line, lines);
	if (!next) return { from: line.number, to: line.number };
	return { from: next.number, to: scope === '-next-block' ? endOfBlock(lines, next) : next.number };
}

/** Comments may stand above each other; what comes after so many lines is no longer meant. */
const furthest = 50;

function nextLine(line: DocumentLine, lines: readonly DocumentLine[]): DocumentLine | undefined {
	return lines.slice(line.number, line.number + furthest).find(({ text }) => text.trim() !== '' && !comment.test(text));
}
