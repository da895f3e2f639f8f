import { Buffer } from 'node:buffer';
import { base64Forms } from './base64.ts';
import type { Form } from './form.ts';
import { whyNotHidden } from './strength.ts';
import { spellingsOf } from './spellings.ts';

/** A secret as text, its lines, its bytes in hex, and base64 of it and of its JSON form. */
export function formsOf(secret: string): Form[] {
	const json = JSON.stringify(secret).slice(1, -1);
	return [
		textForm(secret),
		...linesOf(secret).map(textForm),
		hexForm(secret),
		...base64Forms(secret),
		...(json === secret ? [] : base64Forms(json)),
	];
}

function textForm(text: string): Form {
	return { parts: Array.from(text, spellingsOf), gap: 'colours' };
}

/** The lines of a secret that has several: programs print them apart. Marks of PEM are no secret. */
function linesOf(secret: string): string[] {
	const lines = secret.split(/\r?\n/);
	if (lines.length === 1) return [];
	const trimmed = new Set(lines.map((line) => line.trim()));
	return [...trimmed].filter(
		(line) => whyNotHidden(line) === undefined && !/^-----(BEGIN|END) [A-Z0-9 ]+-----$/.test(line),
	);
}

function hexForm(text: string): Form {
	const digits = Array.from(Buffer.from(text).toString('hex'));
	return { parts: digits.map((digit) => [...new Set([digit, digit.toUpperCase()])]), gap: 'separators' };
}
