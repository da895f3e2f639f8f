import type { Option } from '../model/surface.ts';
import { indentOf } from './text.ts';

const heading =
	/^\s*(?:(?:the |available |supported |valid |possible |known |list of )*)([A-Za-z][\w -]*?)s?(?: are)?:\s*$/i;
/** Sections of other things, and names of what a section can't list. */
const others =
	/^(?:(?:global |common |other )?(?:option|flag|argument|arg|parameter)|(?:sub)?-?command|cmd|example|usage|note|file|path|name|value|string|number|n|num|alias|environment(?: variable)?)$/;
const row = /^\s+([A-Za-z][\w.+-]*)((?:, [A-Za-z][\w.+-]*)*)(?:\s{2,}|\s+[-–—:=]+\s)\S/;

/** `<event1>`, `EVENTS`, `[=format]`: what the name of a value is about. */
function subjectOf(metavar: string): string {
	return metavar
		.replace(/[^\w -]/g, '')
		.replace(/\d+$/, '')
		.replace(/(?<=\w{3})s$/i, '')
		.replaceAll(/[_-]/g, ' ')
		.toLowerCase();
}

function wordsBelow(lines: readonly string[], at: number): string[] {
	const level = indentOf(lines[at] ?? '');
	const rest = lines.slice(at + 1);
	const end = rest.findIndex((line) => line.trim() !== '' && indentOf(line) <= level);
	const section = (end === -1 ? rest : rest.slice(0, end)).filter((line) => line.trim() !== '');
	const left = Math.min(...section.map(indentOf));
	const rows = section.filter((line) => indentOf(line) === left);
	const words = rows.map((line) => row.exec(line));
	if (rows.length < 3 || words.some((found) => !found)) return [];
	return words.flatMap((found) => [found?.[1] ?? '', ...(found?.[2] ?? '').split(', ').filter(Boolean)]);
}

/** Values that the help lists in a section of their own: `Events:` for `--event <event>`. */
export function sectionValues(lines: readonly string[]): ReadonlyMap<string, readonly string[]> {
	const found = new Map<string, readonly string[]>();
	for (const [at, line] of lines.entries()) {
		const subject = subjectOf(heading.exec(line)?.[1] ?? '');
		if (subject === '' || others.test(subject)) continue;
		const words = wordsBelow(lines, at);
		if (words.length >= 3) found.set(subject, words);
	}
	return found;
}

export function withSectionValues(option: Option, values: ReadonlyMap<string, readonly string[]>): Option {
	const words = option.metavar === undefined ? undefined : values.get(subjectOf(option.metavar));
	const open = words === undefined || option.choices !== undefined || option.value === 'none';
	return open ? option : { ...option, choices: [...words] };
}
