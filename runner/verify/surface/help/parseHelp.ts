import { plainGrammar, type Grammar, type Option, type Subcommand, type Surface } from '../model/surface.ts';
import { bracedCommands, headedCommands, unheadedCommands } from './commands.ts';
import { readOptionLine } from './optionLine.ts';
import { indentOf, plainLines } from './text.ts';
import { asksForCommand, runsAnotherProgram, usageLines, usageOptions } from './usage.ts';

const mention = /(?<![\w-])-{1,2}[A-Za-z0-9?@#%][\w-]*/g;

/** Some helps set two options in a row: every later column that looks like an option is read as well. */
function columns(line: string): string[] {
	const text = line.trim();
	return [text, ...[...text.matchAll(/(?<=\S)\s{2,}(-{1,2}[A-Za-z0-9?]\S*.*)$/g)].map((match) => match[1] ?? '')];
}

function descriptionOf(lines: readonly string[], index: number): string {
	const indent = indentOf(lines[index] ?? '');
	const rest = lines.slice(index + 1, index + 6);
	const end = rest.findIndex((line) => line.trim() === '' || indentOf(line) <= indent || /^\s*-/.test(line));
	return (end === -1 ? rest : rest.slice(0, end)).map((line) => line.trim()).join(' ');
}

function tableOptions(lines: readonly string[]): Option[] {
	return lines.flatMap((line, index) =>
		columns(line).flatMap((part) => readOptionLine(part, descriptionOf(lines, index)) ?? []),
	);
}

function commandsOf(lines: readonly string[], usage: readonly string[]): { commands: Subcommand[]; headed: boolean } {
	const headed = [...headedCommands(lines), ...bracedCommands(usage, lines)];
	if (headed.length > 0) return { commands: headed, headed: true };
	return { commands: asksForCommand(usage) ? unheadedCommands(lines) : [], headed: false };
}

function grammarOf(options: readonly Option[], commands: readonly Subcommand[], usage: readonly string[]): Grammar {
	const names = options.flatMap((option) => option.names);
	const single = names.filter((name) => /^-[A-Za-z][\w-]{2,}$/.test(name)).length;
	return {
		...plainGrammar,
		singleDash: single >= 2,
		commandFirst: commands.length >= 2,
		stopsAtOperand: commands.length === 0 && runsAnotherProgram(usage),
	};
}

/** Reads a help text of any common form. What it shows outside of tables becomes a mention. */
export function parseHelp(text: string, probe: readonly string[]): Surface {
	const lines = plainLines(text);
	const usage = usageLines(lines);
	const options = [...tableOptions(lines), ...usageOptions(usage)];
	const { commands } = commandsOf(lines, usage);
	const mentions = [...new Set([...lines.join('\n').matchAll(mention)].map(([flag]) => flag))];
	return {
		layer: 'help',
		exact: false,
		options,
		commands,
		commandsExact: false,
		grammar: grammarOf(options, commands, usage),
		mentions,
		text: usage[0] ?? lines.find((line) => line.trim() !== '')?.trim() ?? '',
		probe: [...probe],
	};
}
