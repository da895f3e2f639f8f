/** One variable of `declare -p`: `value` is undefined for arrays and for names without a value. `text` is the whole, in Latin-1. */
export interface Declaration {
	name: string;
	attributes: string;
	value: string | undefined;
	text: string;
}

const start = /declare -([A-Za-z-]+) ([^=\s]+)(=?)/y;
const doubleQuoted = /"((?:[^"\\]|\\[^])*)"/y;
const ansiQuoted = /\$'((?:[^'\\]|\\[^])*)'/y;
const arrayPart = /[^"'$)]+|"(?:[^"\\]|\\[^])*"|\$?'(?:[^'\\]|\\[^])*'|\$/y;

/** Reads what bash's `declare -p` prints, given as Latin-1 so that each byte is one character. */
export function parseDeclarations(text: string): Declaration[] {
	const found: Declaration[] = [];
	let offset = 0;
	while (offset < text.length) {
		const head = matchAt(start, text, offset);
		const end = head ? offset + head[0].length : undefined;
		const value = head?.[3] === '=' && end !== undefined ? readValue(text, end) : undefined;
		const next = text.indexOf('\n', value?.end ?? end ?? offset);
		const last = next === -1 ? text.length : next;
		if (head?.[1] && head[2])
			found.push({ attributes: head[1], name: head[2], value: value?.value, text: text.slice(offset, last) });
		offset = last + 1;
	}
	return found;
}

function readValue(text: string, offset: number): { value: string | undefined; end: number } {
	const double = matchAt(doubleQuoted, text, offset);
	if (double) return { value: decode((double[1] ?? '').replaceAll(/\\([^])/g, '$1')), end: offset + double[0].length };
	const ansi = matchAt(ansiQuoted, text, offset);
	if (ansi) return { value: decode(unescapeAnsi(ansi[1] ?? '')), end: offset + ansi[0].length };
	return { value: undefined, end: skipArray(text, offset) };
}

function skipArray(text: string, offset: number): number {
	if (text[offset] !== '(') return offset;
	let end = offset + 1;
	for (let part = matchAt(arrayPart, text, end); part; part = matchAt(arrayPart, text, end)) end += part[0].length;
	return end;
}

function matchAt(pattern: RegExp, text: string, offset: number): RegExpExecArray | null {
	pattern.lastIndex = offset;
	return pattern.exec(text);
}

function decode(latin1: string): string {
	return Buffer.from(latin1, 'latin1').toString('utf8');
}

const named: Record<string, string> = {
	a: '\u0007',
	b: '\b',
	e: '\u001B',
	E: '\u001B',
	f: '\f',
	n: '\n',
	r: '\r',
	t: '\t',
	v: '\v',
};

function unescapeAnsi(text: string): string {
	return text.replaceAll(/\\(?:([0-7]{1,3})|([^]))/g, (_, octal: string | undefined, character: string | undefined) =>
		octal === undefined ? (named[character ?? ''] ?? character ?? '') : String.fromCharCode(Number.parseInt(octal, 8)),
	);
}
