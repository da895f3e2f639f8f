import { stripVTControlCharacters } from 'node:util';

/** What a terminal shows as lines: colours are dropped, CRLF is a newline, blanks at the end of a line or text don't count. */
export function linesOf(text: string): string[] {
	const plain = stripVTControlCharacters(text).replaceAll('\r\n', '\n');
	const lines = plain.split('\n').map((line) => line.trimEnd());
	while (lines.at(-1) === '') lines.pop();
	return lines;
}

/** Why a text is none: the first NUL or invalid UTF-8 (decoded as U+FFFD); undefined where it is one. */
export function binaryReason(text: string): string | undefined {
	const offset = text.search(/[\0\uFFFD]/);
	if (offset < 0) return undefined;
	const line = text.slice(0, offset).split('\n').length;
	return `line ${line} of the answer is binary: ${text[offset] === '\0' ? 'a NUL byte' : 'invalid UTF-8'}`;
}

const shownLength = 200;

/** A line as a report shows it: bounded, with what is invisible written as an escape. */
export function show(line: string): string {
	const bounded = line.length > shownLength ? `${line.slice(0, shownLength)}…` : line;
	return bounded.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]|(?! )\p{Zs}/gu, (char) =>
		char === '\t' ? String.raw`\t` : `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`,
	);
}
