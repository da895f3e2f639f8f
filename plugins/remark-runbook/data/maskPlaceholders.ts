import { findPlaceholders, placeholderAt } from '../template/scanText.ts';

/** A text whose placeholders are words of the same length that no syntax reads, and the way back. */
export interface MaskedText {
	text: string;
	/** The same text with the placeholders as they were written. */
	unmask(text: string): string;
	/** Whether a text is one placeholder and nothing else. */
	isWhole(text: string): boolean;
}

/** Starts of the private use areas: a document holds characters of one of them at most. */
const bases = [0xe000, 0xe400, 0xe800, 0xec00, 0xf000, 0xf400];
/** Digits of a placeholder's number: the shortest placeholder has room for its start and four of them. */
const radix = 64;

/** Hides `{{name}}` from a parser; offsets stay as they are. */
export function maskPlaceholders(text: string): MaskedText {
	const base =
		bases.find((start) => ![...Array(radix + 2).keys()].some((n) => text.includes(char(start + n)))) ?? 0xe000;
	const spans = spansOf(text);
	let masked = '';
	let position = 0;
	for (const [number, { offset, length }] of spans.entries()) {
		masked += text.slice(position, offset) + mask(number, length, base);
		position = offset + length;
	}
	const written = spans.map(({ offset, length }) => text.slice(offset, offset + length));
	const marked = new RegExp(
		`${char(base)}([${char(base + 1)}-${char(base + radix)}]{4})${char(base + radix + 1)}*`,
		'g',
	);
	const numberOf = (digits: string): number =>
		[...digits].reduce((number, digit) => number * radix + (digit.codePointAt(0) ?? 0) - base - 1, 0);
	return {
		text: masked + text.slice(position),
		unmask: (part) => part.replaceAll(marked, (_all, digits: string) => written[numberOf(digits)] ?? ''),
		isWhole: (part) => part !== '' && part.replace(marked, '') === '',
	};
}

/** Placeholders, and those that a backslash makes literal, which no syntax shall read either. */
function spansOf(text: string): { offset: number; length: number }[] {
	const { placeholders, escapes } = findPlaceholders(text, 0, text.length, { type: 'text' });
	const literal = escapes.map((offset) => ({ offset, length: (placeholderAt(text, offset + 1)?.length ?? 0) + 1 }));
	return [...placeholders, ...literal].toSorted((a, b) => a.offset - b.offset);
}

function mask(number: number, length: number, base: number): string {
	const digits = [3, 2, 1, 0].map((place) => char(base + 1 + (Math.floor(number / radix ** place) % radix)));
	return (char(base) + digits.join('')).padEnd(length, char(base + radix + 1));
}

function char(code: number): string {
	return String.fromCodePoint(code);
}
