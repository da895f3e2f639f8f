/** Names as a list of code: `a`, `b`. */
export function listOf(names: readonly string[]): string {
	return names.map((name) => `\`${name}\``).join(', ');
}

/** What a value is, for a sentence that says what it should be. */
export function nameOf(value: unknown, written?: string): string {
	if (value === null || value === undefined) return 'empty';
	if (Array.isArray(value)) return 'a list';
	if (typeof value === 'object') return 'a map of keys';
	return typeof value === 'string' ? `\`${value}\`` : `the ${typeof value} \`${written ?? String(value)}\``;
}
