const [bell, backspace, escape] = ['\u0007', '\u0008', '\u001B'];
const overstrike = new RegExp(`[^\\n]${backspace}`, 'g');
const ansi = new RegExp(`${escape}\\[[0-9;?]*[A-Za-z]|${escape}\\][^${bell}]*${bell}`, 'g');

function expandTabs(line: string): string {
	let out = '';
	for (const character of line) out += character === '\t' ? ' '.repeat(8 - (out.length % 8)) : character;
	return out;
}

/** Text without the escapes that colour it. */
export function withoutEscapes(text: string): string {
	return text.replace(ansi, '');
}

/** Help text as a terminal would show it: no escapes, no overstrikes, tabs as columns of eight. */
export function plainLines(text: string): string[] {
	const plain = withoutEscapes(text.replace(overstrike, '')).replaceAll('\r', '');
	return plain.split('\n').map((line) => expandTabs(line).trimEnd());
}

export function indentOf(line: string): number {
	return line.length - line.trimStart().length;
}
