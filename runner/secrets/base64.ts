import { Buffer } from 'node:buffer';
import type { Form } from './form.ts';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
/** The two digits that alphabets, URLs and JSON spell in different ways, and the padding. */
const plus = ['+', '-', '%2B', '%2b', String.raw`\u002b`, String.raw`\u002B`];
const slash = ['/', '_', '%2F', '%2f', String.raw`\/`, String.raw`\u002f`, String.raw`\u002F`];
const padding = ['=', '%3D', '%3d', String.raw`\u003d`, String.raw`\u003D`];

/**
 * A text in base64, alone or within other bytes: it then begins at any of the three bytes of a group, and its first and
 * last digit carry bits of its neighbours, which may be any.
 */
export function base64Forms(text: string): Form[] {
	const bytes = Buffer.from(text);
	return [0, 1, 2].map((before) => ({ parts: digitsOf(bytes, before), gap: 'line breaks', tail: padding }));
}

function digitsOf(bytes: Buffer, before: number): string[][] {
	const first = Math.floor((before * 8) / 6);
	const last = Math.ceil(((before + bytes.length) * 8) / 6) - 1;
	return Array.from({ length: last - first + 1 }, (_, index) => {
		const open = possibleDigits(bytes, (first + index) * 6 - before * 8);
		return open.flatMap(digitSpellings);
	});
}

/** Values of the six bits from `bit` on, where bits outside of the text may be either. */
function possibleDigits(bytes: Buffer, bit: number): number[] {
	let values = [0];
	for (let at = bit; at < bit + 6; at++) {
		const byte = at < 0 ? undefined : bytes[Math.floor(at / 8)];
		const bits = byte === undefined ? [0, 1] : [(byte >> (7 - (at % 8))) & 1];
		values = values.flatMap((value) => bits.map((one) => value * 2 + one));
	}
	return values;
}

function digitSpellings(value: number): readonly string[] {
	if (value === 62) return plus;
	return value === 63 ? slash : [alphabet.charAt(value)];
}
