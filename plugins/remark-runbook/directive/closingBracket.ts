/** Offset behind the bracket that closes the one at `start`, or undefined; a backslash escapes a bracket. */
export function closingBracket(line: string, start: number): number | undefined {
	let depth = 0;
	for (let index = start; index < line.length; index += 1) {
		const character = line[index];
		if (character === '\\') index += 1;
		else if (character === '[') depth += 1;
		else if (character === ']' && --depth === 0) return index + 1;
	}
	return undefined;
}
