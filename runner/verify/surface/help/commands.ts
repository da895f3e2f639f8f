import type { Subcommand } from '../model/surface.ts';
import { commandPhrases } from './commandPhrases.ts';
import { readFlat, readFlushLeft } from './flatRows.ts';
import { indentOf } from './text.ts';

const heading = /\b(?:sub-?)?(?:commands?|actions?|verbs|operations|objects?)\b/i;
const plainHeading = /\b(?:sub-?)?commands?\b/i;
const otherHeading =
	/\b(?:options?|flags|examples?|arguments|environment|usage|variables|notes?|see also|aliases|local)\b/i;
const word = String.raw`[A-Za-z0-9](?:[\w:.+@-]*[\w+])?\*?`;
const rowPattern = new RegExp(
	String.raw`^\s+(${word})((?:(?:,\s*|\s*\|\s*|\s*/\s*)${word})*)(?:\s+(?:[[<({A-Z'"-].*?|[a-z]+(?:\|[a-z]+)+))?(?:\s{2,}|\s+[-–—:]\s|\s*:\s|\.{3}|$)`,
);
const everyWord = new RegExp(word, 'g');

const bareHeading = /^\s*(?:(?:(?:available|all|core|other) )?(?:sub-?)?commands|<(?:sub-?)?commands?>)\s*$/i;

function isHeading(line: string): boolean {
	return (
		/:\s*$/.test(line) ||
		/^[A-Z][A-Z &-]+$/.test(line.trim()) ||
		(indentOf(line) === 0 && heading.test(line) && line.length < 80 && !/[.,]\s*$|\S\s{2,}\S/.test(line)) ||
		bareHeading.test(line)
	);
}

interface Section {
	title: string;
	/** Indent of the title. */
	level: number;
	lines: string[];
}

function sections(lines: readonly string[]): Section[] {
	const found: Section[] = [{ title: '', level: 0, lines: [] }];
	let level = 0;
	for (const line of lines) {
		const inline =
			/^\s*((?:available |all |valid |possible |supported |known )?(?:sub)?commands?(?: are)?):\s+(\S.*)$/i.exec(line);
		const last = found.at(-1)?.lines ?? [];
		if (inline) found.push({ title: inline[1] ?? '', level: 0, lines: [`    ${inline[2]}`] });
		else if (last.length > 0 && /^ {4}\S.*,$/.test(last.at(-1) ?? '') && line.trim() !== '')
			last.push(`    ${line.trim()}`);
		else if (line.trim() !== '' && isHeading(line) && indentOf(line) <= level + 2) {
			level = indentOf(line);
			found.push({ title: line.trim(), level, lines: [] });
		} else found.at(-1)?.lines.push(line);
	}
	return found;
}

/** `access, adduser, audit,` or columns of bare names: every word is a command. */
function readColumns(line: string): Subcommand[] {
	const parts = line
		.trim()
		.replace(/,$/, '')
		.split(/,\s*|\s{2,}/);
	const bare = parts.length >= 3 && parts.every((part) => new RegExp(`^${word}$`).test(part));
	return bare ? parts.map((name) => ({ name: name.replace(/\*$/, ''), aliases: [] })) : [];
}

/** `c[onnection]`: the letters in brackets may be left out. */
function readShortened(line: string): Subcommand | undefined {
	const [, start = '', rest = ''] = /^\s+([a-z]+)\[([a-z]+)\](?:\s{2,}|$)/.exec(line) ?? [];
	if (rest === '') return undefined;
	return { name: start + rest, aliases: Array.from(rest, (_, at) => start + rest.slice(0, at)) };
}

function readRow(line: string): Subcommand | undefined {
	const shortened = readShortened(line);
	if (shortened) return shortened;
	const match = rowPattern.exec(line.replace(/^(\s+)\(default\) /, '$1'));
	if (!match?.[1] || /^[A-Z]{3,}$/.test(match[1])) return undefined;
	const aliases = [...(match[2] ?? '').matchAll(everyWord)].map(([alias]) => alias);
	return { name: match[1].replace(/\*$/, ''), aliases };
}

/** Rows may repeat the program, or the whole command: `  bundle install(1)`, `  yarn add [--json]`, `  bun pm ls`. */
function withoutProgram(line: string, path: readonly string[]): string {
	const [, indent = '', words = ''] = /^(\s+)(?:\$ )?(\S.*)$/.exec(line) ?? [];
	const starts = [...new Set([path.join(' '), path[0] ?? ''])].filter(Boolean);
	const start = starts.find((one) => words.startsWith(`${one} `));
	const [, name, rest = ''] = /^([a-z][\w:-]*)(?:\(\d\))?(.*)$/.exec(words.slice((start?.length ?? 0) + 1)) ?? [];
	return start === undefined || name === undefined ? line : `${indent}${name}  ${rest}`;
}

/** `  - build - Invokes make`, `  * cat`: lists with a sign before each name. */
function withoutBullets(lines: readonly string[]): readonly string[] {
	const bullet = /^(\s+)[-*•] (?=[a-z])/;
	return lines.filter((line) => bullet.test(line)).length >= 2
		? lines.map((line) => line.replace(bullet, '$1'))
		: lines;
}

/** Where three rows or more repeat the program, the others only tell what those do. */
function rowsOf(listed: readonly string[], path: readonly string[]): string[] {
	const lines = withoutBullets(listed);
	const filled = lines.filter((line) => /^\s+(?:[A-Za-z0-9]|\(default\) |\$ )/.test(line));
	const own = filled.filter((line) => withoutProgram(line, path) !== line);
	return (own.length >= 3 ? own : filled).map((line) => withoutProgram(line, path));
}

/** Names set flush right, before descriptions that begin in one column. */
function flushRight(rows: readonly string[]): boolean {
	const starts = new Set(rows.map((line) => /^\s+\S+\s{2,}(?=\S)/.exec(line)?.[0].length ?? 0));
	const ends = new Set(rows.map((line) => /^\s+\S+/.exec(line)?.[0].length ?? 0));
	return rows.length >= 3 && starts.size === 1 && ends.size === 1 && !starts.has(0);
}

/** `Basic` and `Advanced` above rows that stand deeper, or below an empty line: titles of groups. */
function isGroupTitle(lines: readonly string[], at: number): boolean {
	const [line = '', below = ''] = [lines[at], lines.slice(at + 1).find((next) => next.trim() !== '')];
	const title = /^\s+[A-Z][A-Za-z]*(?: (?:[A-Za-z]+|&))*$/.test(line);
	return title && indentOf(below) > indentOf(line) && /^\s+[a-z][^\s].*\s{2,}\S/.test(below);
}

/** A text that goes on at the indent of the heading is no row, where rows stand deeper. */
function rowsBelow({ lines: all, level }: Section): string[] {
	const lines = all.filter((_, at) => !isGroupTitle(all, at));
	const deeper = lines.filter((line) => indentOf(line) > level);
	const described = lines.filter((line) => indentOf(line) === level && /^\s+[a-z][\w|-]*\s{2,}\S/.test(line));
	return level > 0 && deeper.length >= 2 && described.length < 2 ? deeper : lines;
}

/** The commands of rows that name them by several words: `snap create (snap add)`. */
function firstWords(rows: readonly string[]): Subcommand[] {
	const phrases = commandPhrases(rows);
	if (phrases.filter((words) => words.length > 1).length < 3) return [];
	const names = new Set(phrases.map(([name = '']) => name));
	return [...names].map((name) => ({ name, aliases: [] }));
}

function readSection(section: Section, path: readonly string[]): Subcommand[] {
	const lines = rowsBelow(section);
	const flat = [readFlat(lines), readFlushLeft(lines)].find((names) => names.length > 0);
	if (flat) return flat;
	const bare = lines.filter((line) => indentOf(line) === 0).flatMap(readColumns);
	if (bare.length >= 3) return bare;
	const filled = rowsOf(lines, path);
	const indents = filled.map(indentOf).filter((indent) => indent > 0);
	const left = flushRight(filled) ? Math.max(...indents) : Math.min(...indents);
	const rows = filled
		.filter((line) => indentOf(line) > 0 && indentOf(line) <= left + 1)
		.flatMap((line) => {
			const columns = readColumns(line);
			const single = readRow(line);
			return columns.length > 0 ? columns : single ? [single] : [];
		});
	const known = new Set(rows.flatMap(({ name, aliases }) => [name, ...aliases]));
	return [...rows, ...firstWords(filled).filter(({ name }) => !known.has(name))];
}

/** The argparse and BNF forms: `{start,stop}`, `OBJECT := { link | addr }`. */
export function bracedCommands(usage: readonly string[], lines: readonly string[]): Subcommand[] {
	const braces = usage.flatMap((line) => {
		const positional = line.replace(/\[[^\]]*\]/g, ' ').replace(/-{1,2}[\w-]+[ =]\{[^}]*\}/g, ' ');
		return /\{([^}]*)\}/.exec(positional)?.[1] ?? [];
	});
	const rules = [...lines.join(' ').matchAll(/\b(?:OBJECT|COMMAND|COMMANDS)\s*:=\s*\{([^}]*)\}/g)].map(
		(match) => match[1] ?? '',
	);
	// An operand among the alternatives (`{ <interface> | all }`) may be any word.
	const closed = [...braces, ...rules].filter((group) => !/[<[]/.test(group));
	const items = closed.flatMap((group) => group.split(/[|,]/).map((part) => part.trim()));
	// `{ ARGUMENTS | help }` only tells that there are arguments.
	const names = items.filter((part) => new RegExp(`^${word}$`).test(part) && !/^[A-Z][A-Z_]+$/.test(part));
	return names.some((name) => name !== 'help') ? names.map((name) => ({ name, aliases: [] })) : [];
}

/** `git stash list …` in a usage line: the literal word behind the command's own words. */
export function literalCommands(usage: readonly string[], path: readonly string[]): Subcommand[] {
	const names = usage.flatMap((line) => {
		const words = line.split(/\s+/);
		const own = path.every((part, index) => words[index]?.split('/').pop() === part);
		if (!own) return [];
		const rest = words
			.slice(path.length)
			.join(' ')
			.replace(/^(?:\[-[^\]]*(?:\[[^\]]*\][^\]]*)*\]\s*)+/, '');
		const group = /^[[({]\s*([a-z][\w-]*(?:\s*\|\s*[a-z][\w-]*)+)\s*[\])}]/.exec(rest)?.[1];
		const single = /^\[?([a-z][a-z0-9-]*)(?=$|[\s\]])/.exec(rest)?.[1];
		return group?.trim().split(/\s*\|\s*/) ?? (single === undefined ? [] : [single]);
	});
	const distinct = [...new Set(names)];
	return distinct.length >= 3 ? distinct.map((name) => ({ name, aliases: [] })) : [];
}

/** `[root]  serves` among the commands: words that name none are operands of the command without a name. */
export function unnamedCommand(lines: readonly string[]): boolean {
	const rows = sections(lines).flatMap(({ title, lines: own }) => (plainHeading.test(title) ? own : []));
	return rows.some((line) => /^\s+[[<][\w-]+[\]>](?:\.{3})?(?:\s{2,}\S|$)/.test(line));
}

/** `This command uses a template file of the shape:` is a sentence. */
function namesCommands(title: string, pattern: RegExp): boolean {
	return pattern.test(title) && (title.split(/\s+/).length <= 6 || /\b(?:commands|one of)\b/i.test(title));
}

/** Commands under headings such as `Management Commands:`; other words for them count where the usage asks for one. */
export function headedCommands(lines: readonly string[], path: readonly string[], asked: boolean): Subcommand[] {
	return sections(lines)
		.filter(({ title }) => namesCommands(title, asked ? heading : plainHeading) && !otherHeading.test(title))
		.flatMap((section) => readSection(section, path));
}

/** Lists of `name  description` with no telling heading: three rows or more of one indent. */
export function unheadedCommands(lines: readonly string[], path: readonly string[]): Subcommand[] {
	return sections(lines)
		.filter(({ title }) => !otherHeading.test(title.replace(/^usage:.*/i, '')))
		.map((section) =>
			readSection({ ...section, lines: section.lines.filter((line) => /^\s+\S+(?:\s\S+)?\s{2,}\S/.test(line)) }, path),
		)
		.filter((rows) => rows.length >= 2)
		.flat();
}

/** The words that stand behind `path` in rows of words. */
function wordsBehind(rows: readonly (readonly string[])[], path: readonly string[]): string[] {
	const below = rows.filter((words) => path.every((part, at) => words[at] === part));
	// `cache clean|dir|size`
	return below.flatMap((words) => (words[path.length] ?? '').split('|'));
}

/** `btrfs subvolume list …`, `check config …`: the words behind `path` in the rows that begin with it. */
export function nestedCommands(lines: readonly string[], program: string, path: readonly string[]): Subcommand[] {
	const rows = lines.map((line) => line.trim().replace(/^\$ /, '').split(/\s+/));
	const own = rows.map((words) => (words[0] === program ? words.slice(1) : words));
	const phrases = commandPhrases(lines).filter((words) => words.length > 1);
	const named = path.length > 0 && phrases.length >= 3 ? wordsBehind(phrases, path).filter(Boolean) : [];
	const next = named.length >= 2 ? named : wordsBehind(own, path).filter((name) => name !== '' || path.length === 0);
	const names = [...new Set(next)];
	const all = names.length >= 2 && names.every((name) => /^[a-z][a-z0-9-]+$/.test(name));
	return all && next.length >= (path.length > 0 ? 2 : 3) ? names.map((name) => ({ name, aliases: [] })) : [];
}

/** `Basics: find, info, install` in three rows or more: commands by their subject. */
export function groupedCommands(lines: readonly string[]): Subcommand[] {
	const group = new RegExp(String.raw`^\s+[A-Za-z. ]+: (${word}(?:, ${word})+)$`);
	const rows = lines.flatMap((line) => group.exec(line)?.[1] ?? []);
	return rows.length >= 3 ? rows.flatMap((row) => row.split(', ')).map((name) => ({ name, aliases: [] })) : [];
}
