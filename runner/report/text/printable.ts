/** A text whose control and direction characters can't steer what shows it; line ends and tabs stay. */
export function printable(text: string): string {
	return text.replaceAll(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, (character) =>
		character === '\n' || character === '\t' ? character : '\u{fffd}',
	);
}
