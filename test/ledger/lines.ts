import { createHash } from 'node:crypto';

/** The numbers in `53, 55-57`: 53, 55, 56, 57. */
export function readLines(text: string): number[] {
	const parts = text.split(',').map((part) => part.trim());
	return parts.filter(Boolean).flatMap((part) => {
		const [, from, to] = /^(\d+)(?:-(\d+))?$/.exec(part) ?? [];
		if (from === undefined) throw new Error(`${JSON.stringify(part)} is no line and no range of lines`);
		const length = Number(to ?? from) - Number(from) + 1;
		if (length < 1) throw new Error(`${JSON.stringify(part)} runs backwards`);
		return Array.from({ length }, (_, index) => Number(from) + index);
	});
}

/** Headings, rules, fences, lines of tables that hold no cell, comments in code and HTML comments. */
const structure = /^(?:#{1,6}\s.*|-{3,}|\*{3,}|`{3,}.*|~{3,}.*|\|(?:\s*:?-+:?\s*\|)+|#.*|<!--.*-->)$/;

/** Each line of a document that may tell somebody to do something, with a hash that notices its change. */
export function tellingLines(source: string): [line: number, hash: string][] {
	return source.split('\n').flatMap((text, index): [number, string][] => {
		const trimmed = text.trim();
		if (trimmed === '' || structure.test(trimmed)) return [];
		return [[index + 1, createHash('sha256').update(trimmed).digest('hex').slice(0, 12)]];
	});
}
