import type { Subcommand } from '../model/surface.ts';
import { indentOf } from './text.ts';

/** `deploy function    Deploy a single function` with no indent, all descriptions in one column. */
export function readFlushLeft(lines: readonly string[]): Subcommand[] {
	const found = lines.flatMap((line) => {
		const [, name = '', gap = ''] = /^([a-z][\w:-]*)((?: [a-z][\w:-]*)*\s{2,})\S/.exec(line) ?? [];
		return name === '' ? [] : [{ name, column: name.length + gap.length }];
	});
	const [first] = found;
	const aligned = found.length >= 3 && found.every(({ column }) => column === first?.column);
	const names = [...new Set(found.map(({ name }) => name))];
	return aligned ? names.map((name) => ({ name, aliases: [] })) : [];
}

/** `check config [<flags>] <file>` with no indent, before a description that has one (kingpin). */
export function readFlat(lines: readonly string[]): Subcommand[] {
	const rows = lines.filter((line, at) => {
		const below = lines[at + 1] ?? '';
		return /^[a-z][\w-]*(?: [a-z][\w-]*)*(?: [[<-].*)?$/.test(line) && below.trim() !== '' && indentOf(below) >= 2;
	});
	const names = [...new Set(rows.map((line) => line.split(' ')[0] ?? ''))];
	return rows.length >= 3 ? names.map((name) => ({ name, aliases: [] })) : [];
}

/** `allow [PATH]:` with no indent, before a description that has one; spellings of the same stand on lines of their own. */
export function readDefinitions(lines: readonly string[]): Subcommand[] {
	const term = /^([a-z][\w-]*)(?: (?:[[<]|[A-Z]{2,}).*)?:$/;
	const found = lines.flatMap((line, at) => {
		const [, name = ''] = term.exec(line) ?? [];
		const below = lines.slice(at + 1).find((next) => !term.test(next)) ?? '';
		return name !== '' && indentOf(below) >= 2 ? [name] : [];
	});
	return found.length >= 3 ? found.map((name) => ({ name, aliases: [] })) : [];
}
