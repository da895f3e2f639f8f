const escapes: Record<string, string> = { '\\': '\\\\', "'": "\\'", '\n': '\\n' };

/** Text as one word of bash on one line: `$'…'`. It must hold no NUL. */
export function quoteWord(text: string): string {
	return `$'${text.replaceAll(/[\\'\n]/g, (character) => escapes[character] ?? character)}'`;
}

/** Script lines are written byte by byte, so text goes into them as its UTF-8 bytes, each one character. */
export function toBytes(text: string): string {
	return Buffer.from(text, 'utf8').toString('latin1');
}
