/** One line of a text with its offset; a carriage return at its end is no part of it. */
export interface Line {
	text: string;
	offset: number;
	/** The offset after the line's newline. */
	next: number;
}

export function* linesOf(text: string): Generator<Line> {
	for (let offset = 0; offset <= text.length;) {
		const newline = text.indexOf('\n', offset);
		const end = newline < 0 ? text.length : newline;
		const content = text.slice(offset, end);
		yield { text: content.endsWith('\r') ? content.slice(0, -1) : content, offset, next: end + 1 };
		offset = end + 1;
	}
}
