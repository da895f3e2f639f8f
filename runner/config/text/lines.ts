/** The line ending that a text uses: that of its first line. */
export function lineEnding(text: string): string {
	return /\r\n|\n/.exec(text)?.[0] ?? '\n';
}

export function lineStart(text: string, offset: number): number {
	return text.lastIndexOf('\n', offset - 1) + 1;
}

/** Offset of the end of the line, before its ending. */
export function lineEnd(text: string, offset: number): number {
	const end = text.indexOf('\n', offset);
	if (end < 0) return text.length;
	return text[end - 1] === '\r' && end > offset ? end - 1 : end;
}

/** Offset behind the line's ending. */
export function nextLine(text: string, offset: number): number {
	const end = text.indexOf('\n', offset);
	return end < 0 ? text.length : end + 1;
}

/** The blanks that a line begins with. */
export function indentOf(text: string, offset: number): string {
	return /^[ \t]*/.exec(text.slice(lineStart(text, offset), lineEnd(text, offset)))?.[0] ?? '';
}

/** Whether nothing but blanks stands before an offset in its line. */
export function startsLine(text: string, offset: number): boolean {
	return /^[ \t]*$/.test(text.slice(lineStart(text, offset), offset));
}

/** The indent of one level: what the first indented line has more than none; two blanks where no line is. */
export function indentStep(text: string): string {
	const found = /^(\t+|[ ]+)\S/m.exec(text)?.[1];
	if (found === undefined) return '  ';
	return found.startsWith('\t') ? '\t' : found;
}

/** An edit that puts whole lines behind the line of an offset, also where the file's last line has no ending. */
export function linesAfter(text: string, offset: number, lines: string): { start: number; end: number; text: string } {
	const ending = lineEnding(text);
	const start = nextLine(text, offset);
	const open = start > 0 && text[start - 1] !== '\n';
	return { start, end: start, text: open ? ending + lines : lines + ending };
}

/** An edit that takes lines away, with their endings; of the last line the ending before it. */
export function withoutLines(text: string, from: number, to: number): { start: number; end: number; text: string } {
	const start = lineStart(text, from);
	const end = nextLine(text, to);
	if (end === text.length && text[end - 1] !== '\n' && start > 0) {
		const before = text[start - 2] === '\r' ? start - 2 : start - 1;
		return { start: before, end, text: '' };
	}
	return { start, end, text: '' };
}
