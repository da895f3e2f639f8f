const escapes: Record<string, string> = { '\\': '\\\\', "'": "\\'", '\n': '\\n' };

/** Text as one word of bash on one line: `$'…'`. The text must hold no NUL. */
export function quoteWord(text: string): string {
	return `$'${text.replaceAll(/[\\'\n]/g, (character) => escapes[character] ?? character)}'`;
}
