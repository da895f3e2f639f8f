/** JSON on several lines, with DEL and the controls beyond ASCII escaped: a terminal that shows the file obeys none of them. */
export function toJson(value: unknown): string {
	return JSON.stringify(value, null, 2).replaceAll(
		/[\u{7f}-\u{9f}]/gu,
		(character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
	);
}
