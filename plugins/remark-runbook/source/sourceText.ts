import type { Point, Range } from '../schema/range.ts';

/** A document's text without its byte order mark, with fast ways between offsets and lines. */
export interface SourceText {
	text: string;
	/** The point of an offset; one outside of the text, or inside of a line ending, is moved to the nearest before. */
	point(offset: number): Point;
	range(start: number, end: number): Range;
	/** A line's text without its line ending; lines count from 1. */
	line(number: number): string;
	/** Offset of the first character of a line; that of the end for a line behind the last one. */
	lineStart(number: number): number;
}

export function createSourceText(source: string): SourceText {
	const text = source.startsWith('\uFEFF') ? source.slice(1) : source;
	const starts = lineStarts(text);
	const lineStart = (number: number): number => starts[number - 1] ?? text.length;
	const point = (offset: number): Point => {
		const within = Math.min(Math.max(offset, 0), text.length);
		const inside = text[within] === '\n' && text[within - 1] === '\r' ? within - 1 : within;
		const line = lineOf(starts, inside);
		return { line, column: inside - lineStart(line) + 1, offset: inside };
	};
	return {
		text,
		point,
		range: (start, end) => ({ start: point(start), end: point(Math.max(start, end)) }),
		line: (number) => text.slice(lineStart(number), lineStart(number + 1)).replace(/[\r\n]+$/, ''),
		lineStart,
	};
}

function lineStarts(text: string): number[] {
	const starts = [0];
	for (const match of text.matchAll(/\r\n|\r|\n/g)) starts.push(match.index + match[0].length);
	return starts;
}

/** Number of the last line that starts at or before the offset, by bisection. */
function lineOf(starts: number[], offset: number): number {
	let low = 0;
	let high = starts.length - 1;
	while (low < high) {
		const middle = Math.ceil((low + high) / 2);
		if ((starts[middle] ?? 0) <= offset) low = middle;
		else high = middle - 1;
	}
	return low + 1;
}
