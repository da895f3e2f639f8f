import type { Span } from '../command.ts';
import { maskPattern, maskText } from './maskText.ts';

/** A shell text as written and as parsed, and where its characters stand in the document's text. */
export interface SourceText {
	original: string;
	/** Of the same length, with placeholders and foreign lines masked. */
	masked: string;
	/** Maps offsets of this text to the outermost one. */
	span(start: number, end: number): Span;
}

/** A whole text of a session. */
export function sourceText(text: string): SourceText {
	return { original: text, masked: maskText(text), span: (start, end) => ({ start, end }) };
}

/** A text inside another: `bash -c '…'`. Where it was written with escapes, all of it stands at `whole`. */
export function innerText(outer: SourceText, text: string, whole: Span, offset: number | undefined): SourceText {
	return {
		original: text,
		masked: maskText(text),
		span: offset === undefined ? () => whole : (start, end) => outer.span(start + offset, end + offset),
	};
}

/** Gives the placeholders that were masked in a slice of the source back to a text that the parser made of that slice. */
export function unmask(text: string, originals: Iterator<string>): { text: string; placeholder: boolean }[] {
	const pieces: { text: string; placeholder: boolean }[] = [];
	let end = 0;
	for (const match of text.matchAll(maskPattern)) {
		if (match.index > end) pieces.push({ text: text.slice(end, match.index), placeholder: false });
		const next = originals.next();
		pieces.push({ text: next.done ? match[0] : next.value, placeholder: true });
		end = match.index + match[0].length;
	}
	if (end < text.length || pieces.length === 0) pieces.push({ text: text.slice(end), placeholder: false });
	return pieces;
}

/** The placeholders of a slice, as they were written. */
export function* maskedOriginals(source: SourceText, start: number, end: number): Generator<string> {
	for (const match of source.masked.slice(start, end).matchAll(maskPattern)) {
		const from = start + match.index;
		yield source.original.slice(from, from + match[0].length);
	}
}
