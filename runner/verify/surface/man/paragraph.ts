const longest = 60;

function begins(line: string): boolean {
	return /^[\s"]*-{1,2}[A-Za-z0-9]/.test(line);
}

/** The part of a manual that describes an option: from the line that begins with its name up to the next option. */
export function paragraphOf(text: string, names: readonly string[]): string {
	const lines = text.split('\n');
	const start = lines.findIndex((line) => begins(line) && names.some((name) => namesOption(line, name)));
	if (start === -1) return '';
	const rest = lines.slice(start + 1, start + longest);
	// Several names of one option may stand on lines of their own.
	const body = rest.findIndex((line) => /\w/.test(line) && !begins(line));
	const end = rest.findIndex((line, at) => at > body && begins(line));
	return lines.slice(start, end === -1 ? start + longest : start + 1 + end).join('\n');
}

function namesOption(line: string, name: string): boolean {
	return new RegExp(`(?<![\\w-])${name.replace(/[^\w]/g, '\\$&')}(?![\\w-])`).test(line);
}
