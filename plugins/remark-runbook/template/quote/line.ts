import { isEscaped } from '../scanText.ts';
import type { Place } from './place.ts';

/** The end of a here-document. */
export interface EndMark {
	delimiter: string;
	stripTabs: boolean;
}

export const physicalLine = (before: string) => before.slice(before.lastIndexOf('\n') + 1);

/** The unfinished line as bash compares it with an end mark: joined with lines that a backslash continues. */
function logicalLine(before: string): string {
	let start = before.lastIndexOf('\n');
	while (start > 0 && isEscaped(before, start)) start = before.lastIndexOf('\n', start - 1);
	return before.slice(start + 1).replaceAll('\\\n', '');
}

/** The rest of a line as far as it is known before the values that follow. */
export function restOfLine(after: string): string {
	let end = after.indexOf('\n');
	while (end >= 0 && isEscaped(after, end)) end = after.indexOf('\n', end + 1);
	return (end < 0 ? after : after.slice(0, end)).replaceAll('\\\n', '');
}

/** Whether what is written would make one of its lines the end of a here-document that encloses it. */
export function endsHeredoc(written: string, { before, after }: Place, marks: readonly EndMark[]): boolean {
	if (marks.length === 0) return false;
	const lines = written.split('\n');
	return lines.some((line, index) => {
		const lefts = index === 0 ? [physicalLine(before), logicalLine(before)] : [''];
		const right = index === lines.length - 1 ? restOfLine(after) : '';
		return lefts.some((left) => marks.some((mark) => isEnd(left + line + right, mark)));
	});
}

/** Within `$(…)` bash also takes a line for the end that only starts with the end mark and holds a `)`. */
function isEnd(line: string, { delimiter, stripTabs }: EndMark): boolean {
	const content = stripTabs ? line.replace(/^\t+/, '') : line;
	if (!content.startsWith(delimiter)) return false;
	return content.length === delimiter.length || content.includes(')', delimiter.length);
}
