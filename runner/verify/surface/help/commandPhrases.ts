import { indentOf } from './text.ts';

const row = /^\s+([a-z][\w-]*(?: [a-z][\w-]*){0,4})(?: \(((?:\.\.\. )?[a-z][\w -]*)\))?(?:\s{2,}\S|$)/;

/** `list (... ls)`, `snap create (snap add)`, `device map (map)`: the other spelling of the whole phrase. */
function otherPhrase(words: readonly string[], alias: string): string[] {
	const parts = alias.split(' ');
	return parts[0] === '...' ? [...words.slice(0, -1), ...parts.slice(1)] : parts;
}

/** The indent that most rows share: lines at others go on with a description. */
function commonIndent(rows: readonly string[]): number {
	const counts = new Map<number, number>();
	for (const line of rows) counts.set(indentOf(line), (counts.get(indentOf(line)) ?? 0) + 1);
	return [...counts].toSorted(([, one], [, other]) => other - one)[0]?.[0] ?? 0;
}

/** The words of each command in a list whose rows name them in full: `device attach`, `mirror image promote`. */
export function commandPhrases(lines: readonly string[]): string[][] {
	const rows = lines.filter((line) => row.test(line));
	const indent = commonIndent(rows);
	return rows
		.filter((line) => indentOf(line) === indent)
		.flatMap((line) => {
			const [, phrase = '', alias] = row.exec(line) ?? [];
			const words = phrase.split(' ');
			return alias === undefined ? [words] : [words, otherPhrase(words, alias)];
		});
}
