import { show } from './lines.ts';
import { matched, type MatchResult } from './result.ts';

const shownLines = 10;

/** Each expected line is a part of some line of the answer, each on a line after the one before. */
export function matchContains(expected: readonly string[], actual: readonly string[]): MatchResult {
	let position = 0;
	for (const [line, source] of expected.entries()) {
		const part = source.trim();
		if (part === '' || part === '...') continue;
		const found = actual.findIndex((candidate, index) => index >= position && candidate.includes(part));
		if (found < 0) return missing(part, line, actual, position);
		position = found + 1;
	}
	return matched;
}

function missing(part: string, line: number, actual: readonly string[], position: number): MatchResult {
	const rest = actual.slice(position, position + shownLines);
	const hidden = actual.length - position - rest.length;
	const before = actual.some((candidate) => candidate.includes(part));
	const where = before ? 'stands only before what must precede it' : position > 0 ? 'does not follow' : 'is not there';
	return {
		ok: false,
		message: `\`${show(part)}\` ${where}`,
		diff: [
			...actual.slice(Math.max(0, position - 1), position).map((text) => ` ${show(text)}`),
			`-${show(part)}`,
			...rest.map((text) => `+${show(text)}`),
			...(hidden > 0 ? [` … ${hidden} more lines`] : []),
		],
		line,
	};
}
