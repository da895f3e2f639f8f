import { linesOf, show } from './lines.ts';
import { matched, type MatchResult } from './result.ts';

interface Header {
	name: string;
	value: string;
}

function readHeader(line: string): Header | undefined {
	const colon = line.indexOf(':');
	return colon < 1 ? undefined : { name: line.slice(0, colon).trim(), value: line.slice(colon + 1).trim() };
}

/** Each expected `Name: value` is there; case does not matter in names, and the value `...` stands for any. */
export function matchHeaders(expected: string, actual: string): MatchResult {
	const given = linesOf(actual).flatMap((line) => readHeader(line) ?? []);
	for (const [line, source] of linesOf(expected).entries()) {
		if (source.trim() === '' || source.trim() === '...') continue;
		const header = readHeader(source);
		if (!header) return { ok: false, message: `\`${show(source)}\` is no header: write Name: value`, diff: [], line };
		const same = given.filter(({ name }) => name.toLowerCase() === header.name.toLowerCase());
		if (same.some(({ value }) => header.value === '...' || value === header.value)) continue;
		return missing(header, same, given, line);
	}
	return matched;
}

function missing(header: Header, same: readonly Header[], given: readonly Header[], line: number): MatchResult {
	const found = same.map(({ value }) => `\`${show(value)}\``).join(' and ');
	const shown = same.length > 0 ? same : given;
	return {
		ok: false,
		message:
			same.length > 0
				? `${header.name} is ${found}, expected \`${show(header.value)}\``
				: `there is no header ${header.name}`,
		diff: [
			`-${show(`${header.name}: ${header.value}`)}`,
			...shown.map(({ name, value }) => `+${show(`${name}: ${value}`)}`),
		],
		line,
	};
}
