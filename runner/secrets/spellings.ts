import { Buffer } from 'node:buffer';

/** Letters and digits that every encoding leaves as they are. */
const plain = /^[A-Za-z0-9]$/;

const jsonEscapes: Record<string, string> = { '\b': 'b', '\f': 'f', '\n': 'n', '\r': 'r', '\t': 't' };
const shellEscapes: Record<string, readonly string[]> = {
	...Object.fromEntries(Object.entries(jsonEscapes).map(([character, letter]) => [character, [letter]])),
	'\u{7}': ['a'],
	'\v': ['v'],
	'\u{1b}': ['e', 'E'],
};
const htmlNames: Record<string, string> = { '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot', "'": 'apos' };

/**
 * Every way in which one character of a secret may be spelled: as it is, in a URL, in JSON (once or twice), in HTML and
 * XML, quoted for a shell, doubled as in SQL and CSV.
 */
export function spellingsOf(character: string): readonly string[] {
	if (plain.test(character)) return [character];
	const spellings = [
		character,
		...inUrl(character),
		...inJson(character),
		...inHtml(character),
		...inShell(character),
		...inLines(character),
	];
	return [...new Set(spellings)];
}

function inUrl(character: string): string[] {
	const escaped = bytesOf(character).map((byte) => `%${byte}`);
	return [...bothCases(escaped.join('')), ...(character === ' ' ? ['+'] : [])];
}

function inJson(character: string): string[] {
	const units = Array.from({ length: character.length }, (_, index) => hex(character.charCodeAt(index), 4));
	const short = jsonEscapes[character] ?? (/["\\/]/.test(character) ? character : undefined);
	const unicode = [units, units.map((unit) => unit.toUpperCase())].map((some) => some.map((unit) => `\\u${unit}`));
	const once = [...(short === undefined ? [] : [`\\${short}`]), ...unicode.map((some) => some.join(''))];
	return [...once, ...once.map((spelling) => JSON.stringify(spelling).slice(1, -1))];
}

function inHtml(character: string): string[] {
	const point = character.codePointAt(0) ?? 0;
	const name = htmlNames[character];
	const digits = hex(point, 1);
	const named = name === undefined ? [] : [`&${name};`];
	return [
		...named,
		...[`#${point}`, `#0${point}`, `#x${digits}`, `#x${digits.toUpperCase()}`].map((part) => `&${part};`),
	];
}

/** In single, double and `$'…'` quotes, and with a backslash before. */
function inShell(character: string): string[] {
	const bytes = bytesOf(character);
	const octal = bytes.map((byte) => `\\${Number.parseInt(byte, 16).toString(8).padStart(3, '0')}`).join('');
	const hexadecimal = bothCases(bytes.map((byte) => `\\x${byte}`).join('')).map((text) => text.replaceAll('X', 'x'));
	const letters = (shellEscapes[character] ?? []).map((letter) => `\\${letter}`);
	const quote = character === "'" ? [String.raw`'\''`, `'"'"'`, "''"] : [];
	const doubled = character === '"' ? ['""'] : [];
	return [`\\${character}`, octal, ...hexadecimal, ...letters, ...quote, ...doubled];
}

/** A line end as other systems write it. */
function inLines(character: string): string[] {
	return character === '\n' ? ['\r\n', String.raw`\r\n`, '%0D%0A', '%0d%0a'] : [];
}

function bytesOf(character: string): string[] {
	return [...Buffer.from(character)].map((byte) => hex(byte, 2));
}

function hex(value: number, digits: number): string {
	return value.toString(16).padStart(digits, '0');
}

function bothCases(text: string): string[] {
	return [text.toLowerCase(), text.toUpperCase()];
}
