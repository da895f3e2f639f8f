import type { Problem } from '../../../plugins/remark-runbook/language.ts';

interface Edit {
	start: number;
	end: number;
	text: string;
}

/** A text with the certain mends of its problems, as far as they do not overlap; the first of two that do comes first. */
export function applyFixes(source: string, problems: readonly Problem[]): { text: string; count: number } {
	const starts = lineStarts(source);
	const edits = problems
		.flatMap((problem) => editOf(problem, starts))
		.toSorted((a, b) => a.start - b.start || a.end - b.end);
	let text = '';
	let last = 0;
	let count = 0;
	for (const edit of edits) {
		if (edit.start < last) continue;
		text += source.slice(last, edit.start) + edit.text;
		last = edit.end;
		count += 1;
	}
	return { text: text + source.slice(last), count };
}

function editOf({ line, column, endLine, endColumn, fix }: Problem, starts: readonly number[]): Edit[] {
	const start = starts[line - 1];
	const end = starts[endLine - 1];
	if (fix === undefined || start === undefined || end === undefined || line !== endLine) return [];
	return endColumn > column ? [{ start: start + column - 1, end: end + endColumn - 1, text: fix }] : [];
}

function lineStarts(source: string): number[] {
	return [0, ...[...source.matchAll(/\n/g)].map(({ index }) => index + 1)];
}
