/** A document's own pattern, which must match the whole of a text. Throws a SyntaxError where it is none. */
export function wholePattern(pattern: string): RegExp {
	return new RegExp(`^(?:${pattern})$`, 'u');
}
