/** A word that a POSIX shell reads as exactly this text. */
export function quoteWord(text: string): string {
	return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
