/** Names as a list of code: `a`, `b`. */
export function listOf(names: readonly string[]): string {
	return names.map((name) => `\`${name}\``).join(', ');
}

/** A noun with its article: `an approve step`. */
export function withArticle(noun: string): string {
	return `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`;
}

/** A word at the start of a sentence. */
export function capitalised(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}

/** What a value is, for a sentence that says what it should be. */
export function nameOf(value: unknown, written?: string): string {
	if (value === null || value === undefined) return 'empty';
	if (Array.isArray(value)) return 'a list';
	if (typeof value === 'object') return 'a map of keys';
	return typeof value === 'string' ? `\`${value}\`` : `the ${typeof value} \`${written ?? String(value)}\``;
}
