/** One line of a document. Lines count from 1; `offset` is where it starts. */
export interface DocumentLine {
	number: number;
	offset: number;
	text: string;
	/** The line on which the fence opens that it belongs to, marks included; none outside of fences. */
	fence: number | undefined;
}

const mark = /^[\t >]*(?:(?:[-*+]|\d{1,9}[.)])[\t ]+)*(`{3,}|~{3,})(.*)$/;

/** The lines of a document, each told whether it is in a fence. */
export function scanLines(source: string): DocumentLine[] {
	let open: { marks: string; line: number } | undefined;
	let offset = 0;
	return source.split('\n').map((raw, index) => {
		const text = raw.replace(/\r$/, '');
		const line = { number: index + 1, offset, text, fence: open?.line };
		offset += raw.length + 1;
		const [, marks = '', rest = ''] = mark.exec(text) ?? [];
		if (marks === '') return line;
		if (open) {
			if (marks.startsWith(open.marks) && rest.trim() === '') open = undefined;
			return line;
		}
		if (marks.startsWith('`') && rest.includes('`')) return line;
		open = { marks, line: line.number };
		return { ...line, fence: line.number };
	});
}

/** The last line of the block that begins at a line: a directive, a fence, else all up to the next empty line. */
export function endOfBlock(lines: readonly DocumentLine[], first: DocumentLine): number {
	const after = lines.slice(first.number);
	const colons = /^[\t >]*(:{3,})\w/.exec(first.text)?.[1];
	const isLast = (line: DocumentLine): boolean => {
		if (colons !== undefined) return line.fence === undefined && line.text.trim() === colons;
		const next = lines[line.number];
		return first.fence === undefined ? !next || next.text.trim() === '' : next?.fence !== first.fence;
	};
	const last = colons !== undefined ? after.find(isLast) : [first, ...after].find(isLast);
	return last?.number ?? lines.length;
}
