import { plainGrammar, type Grammar, type Option, type Subcommand, type Surface } from '../model/surface.ts';
import {
	bracedCommands,
	groupedCommands,
	headedCommands,
	literalCommands,
	nestedCommands,
	unheadedCommands,
	unnamedCommand,
} from './commands.ts';
import { readDefinitions } from './flatRows.ts';
import { leastOperands } from './leastOperands.ts';
import { operandsIn } from './operands.ts';
import { readOptionLine } from './optionLine.ts';
import { sectionValues, withSectionValues } from './sectionValues.ts';
import { indentOf, plainLines } from './text.ts';
import {
	asksForCommand,
	looksBundled,
	operandBeforeCommand,
	operandInsteadOfCommand,
	runsAnotherProgram,
	terminalOptions,
	usageLines,
	usageOptions,
} from './usage.ts';

const mention = /(?<![\w-])-{1,2}[A-Za-z0-9?@#%][\w-]*/g;

/** Some helps set two options in a row: every later column that looks like an option is read as well. */
function columns(line: string): string[] {
	const text = line.trim();
	return [text, ...[...text.matchAll(/(?<=\S)\s{2,}(-{1,2}[A-Za-z0-9?]\S*.*)$/g)].map((match) => match[1] ?? '')];
}

function descriptionOf(lines: readonly string[], index: number): string {
	const indent = indentOf(lines[index] ?? '');
	const rest = lines.slice(index + 1, index + 13);
	const below = indent === 0 ? -1 : indent;
	const end = rest.findIndex((line) => line.trim() === '' || indentOf(line) <= below || /^\s*-/.test(line));
	return (end === -1 ? rest : rest.slice(0, end)).map((line) => line.trim()).join(' ');
}

/** A description that goes on with the name of an option, far to the right. */
function goesOn(lines: readonly string[], index: number): boolean {
	const [line = '', above = ''] = [lines[index], lines[index - 1]];
	const column = indentOf(line);
	if (column < 16 || above.trim() === '' || above.endsWith(':')) return false;
	if (indentOf(above) === column) return !/^\s*[-[]/.test(above) || goesOn(lines, index - 1);
	return /^\s*-.*\s{2}$/.test(above.slice(0, column)) && /^[^\s-]/.test(above.slice(column));
}

function tableOptions(lines: readonly string[]): Option[] {
	return lines.flatMap((line, index) =>
		goesOn(lines, index)
			? []
			: columns(line).flatMap((part) => readOptionLine(part, descriptionOf(lines, index)) ?? []),
	);
}

function commandsOf(lines: readonly string[], usage: readonly string[], path: readonly string[]): Subcommand[] {
	const asked = asksForCommand(usage);
	const braced = bracedCommands(usage, lines);
	// `tool map { show | list }` beside `tool map create FILE`: the braces hold some of them.
	const names = new Set(braced.map(({ name }) => name));
	const beside = braced.length > 0 ? literalCommands(usage, path).filter(({ name }) => !names.has(name)) : [];
	const listed = headedCommands(lines, path, asked);
	const headed = [...listed, ...braced, ...beside];
	const grouped = asked && headed.length < 3 ? groupedCommands(lines) : [];
	if (grouped.length > 0) return grouped;
	const groups = asked && listed.length >= 2 && listed.length === headed.length;
	if (headed.length > 0) return groups ? withGroups(listed, unheadedCommands(lines, path)) : headed;
	const literal = literalCommands(usage, path);
	if (literal.length > 0) return literal;
	const rows = asked ? unheadedCommands(lines, path) : [];
	if (rows.length >= 3) return rows;
	const defined = asked ? readDefinitions(lines) : [];
	if (defined.length > 0) return defined;
	const own = lines.filter((line) => asked && line.trim().startsWith(`${path[0]} `));
	return path.length === 1 ? nestedCommands(own, path[0] ?? '', []) : [];
}

function grammarOf(options: readonly Option[], commands: readonly Subcommand[], usage: readonly string[]): Grammar {
	const names = options.flatMap((option) => option.names);
	const single = names.filter((name) => /^-[A-Za-z][\w-]{2,}$/.test(name) && !looksBundled(name.slice(1))).length;
	const enough = usage.some((line) => / [[<](?:sub)?command[\]>](?: \[options\])?$/i.test(line)) ? 1 : 2;
	const offered = commands.some(({ name }) => !/^(?:help|version)$/.test(name));
	return {
		...plainGrammar,
		singleDash: single >= 2,
		commandFirst:
			offered && commands.length >= enough && !operandBeforeCommand(usage) && !operandInsteadOfCommand(usage),
		stopsAtOperand: commands.length === 0 && runsAnotherProgram(usage),
	};
}

/** `Operations:` may be one of several headings that all list commands. */
function withGroups(headed: readonly Subcommand[], all: readonly Subcommand[]): Subcommand[] {
	const names = new Set(all.map(({ name }) => name));
	const one = all.length > headed.length && headed.every(({ name }) => names.has(name));
	return [...(one ? all : headed)];
}

/** Operands of the form `bs=BYTES`, where a list of them is shown. */
function keysIn(lines: readonly string[]): string[] {
	const keys = lines.flatMap((line) => /^ {1,8}([a-z]+)=[A-Z]+(?: {2,}|$)/.exec(line)?.[1] ?? []);
	return keys.length >= 3 ? keys : [];
}

/** Flags named anywhere, with the letters of bundles: `-abefhkmnptuvxBCEHPT`. */
function mentionsIn(lines: readonly string[]): string[] {
	const flags = [...lines.join('\n').matchAll(mention)].map(([flag]) => flag);
	const bundles = flags.filter((flag) => /^-\w{4,}$/.test(flag) && looksBundled(flag.slice(1)));
	return [...new Set([...flags, ...bundles.flatMap((flag) => Array.from(flag.slice(1), (letter) => `-${letter}`))])];
}

const partial =
	/(?:--help|-h\b|\bhelp)\S{0,12} [^.]{0,40}\b(?:all|more|full|complete|sub-?processes|additional)\b|\bsee ['"`]?[\w-]+ help \w|\b(?:run|see) ['"`]\w+ --help-\w/i;

/** Reads a help text of any common form. What it shows outside of tables becomes a mention. */
export function parseHelp(
	text: string,
	probe: readonly string[],
	path: readonly string[] = probe.slice(0, 1),
): Surface {
	const lines = plainLines(text);
	const usage = usageLines(lines, path[0]);
	const terminal = new Set(terminalOptions(usage));
	const groups = lines.filter((line) => /^\s*(?:\[ ?-|<\w+>\s*:?=\s*[[{] ?-)/.test(line));
	// Where a command is asked for, sections list commands.
	const values = asksForCommand(usage) ? new Map<string, readonly string[]>() : sectionValues(lines);
	const options = [...tableOptions(lines), ...usageOptions([...usage, ...groups])]
		.map((option) => (option.names.some((name) => terminal.has(name)) ? { ...option, terminal: true } : option))
		.map((option) => withSectionValues(option, values));
	const commands = commandsOf(lines, usage, path).filter(({ name }) => name !== path[0]);
	const keys = keysIn(lines);
	const operands = operandsIn(lines);
	const least = leastOperands(usage, path);
	const grammar = grammarOf(options, commands, usage);
	return {
		layer: 'help',
		exact: false,
		options,
		commands,
		commandsExact: false,
		grammar: { ...grammar, commandFirst: grammar.commandFirst && !unnamedCommand(lines) },
		...(operands && { operands }),
		...(least > 0 && { least }),
		...(keys.length > 0 && { keys }),
		mentions: mentionsIn(lines),
		...(partial.test(lines.join(' ')) && { partial: true }),
		text: usage[0] ?? lines.find((line) => line.trim() !== '')?.trim() ?? '',
		probe: [...probe],
	};
}
