/** The words of a text, without case and accents. */
function wordsOf(text: string): string[] {
	return text
		.normalize('NFKD')
		.replaceAll(/\p{M}/gu, '')
		.toLowerCase()
		.split(/[^\p{L}\p{N}]+/u)
		.filter((word) => word !== '');
}

/** How many of the query's words begin a word of the text; undefined for a query without words. */
export function wordMatch(query: string, text: string): number | undefined {
	const asked = wordsOf(query);
	if (asked.length === 0) return undefined;
	const words = wordsOf(text);
	return asked.filter((word) => words.some((other) => other.startsWith(word))).length;
}
