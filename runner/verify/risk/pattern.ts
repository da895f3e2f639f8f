import type { ShellCommand, ShellWord } from '../../shell/command.ts';

/** A command described as data. All that is given must hold. */
export interface CommandPattern {
	/** Names of the program, without directories. */
	names: readonly string[];
	/** Words that are no options, in this order, others between them allowed: `compose down`. */
	operands?: readonly string[];
	/** At least one of these options, after the operands. */
	options?: readonly string[];
	/** None of these options. */
	without?: readonly string[];
	/** At least one argument matches. */
	argument?: RegExp;
	/** No argument matches. */
	withoutArgument?: RegExp;
}

/** A table of patterns that is asked by a program's name. */
export function patternTable<T extends CommandPattern>(entries: readonly T[]): (command: ShellCommand) => readonly T[] {
	const byName = new Map<string, T[]>();
	for (const entry of entries) {
		for (const name of entry.names) byName.set(name, [...(byName.get(name) ?? []), entry]);
	}
	return (command) => (byName.get(programName(command)) ?? []).filter((entry) => matchesPattern(command, entry));
}

/** Whether a command fits a pattern; words of the command that a wrapper starts do not count. */
export function matchesPattern(command: ShellCommand, pattern: CommandPattern): boolean {
	if (!pattern.names.includes(programName(command))) return false;
	const args = ownWords(command).slice(1);
	const operandsEnd = endOfOperands(args, pattern.operands ?? []);
	if (operandsEnd === undefined) return false;
	const options = args.slice(operandsEnd);
	return (
		(!pattern.options || pattern.options.some((option) => hasOption(options, option))) &&
		!(pattern.without ?? []).some((option) => hasOption(args, option)) &&
		(!pattern.argument || args.some((word) => pattern.argument?.test(word.text))) &&
		(!pattern.withoutArgument || !args.some((word) => pattern.withoutArgument?.test(word.text)))
	);
}

/** The program's name without its directory; empty where it is not known. */
export function programName(command: ShellCommand): string {
	const word = command.words[0];
	return word?.known ? word.text.replace(/^.*\//, '') : '';
}

/** A command's words without those of the command that it starts. */
export function ownWords(command: ShellCommand): ShellWord[] {
	return command.words.slice(0, command.wrapped);
}

/** Whether an option is there: `--volumes`, `--volumes=…`, or `-v` also inside `-fv`. */
export function hasOption(args: readonly ShellWord[], option: string): boolean {
	const end = args.findIndex((word) => word.text === '--');
	const isShort = /^-[A-Za-z0-9]$/.test(option);
	return args.slice(0, end === -1 ? undefined : end).some(({ text }) => {
		if (text === option || text.startsWith(`${option}=`)) return true;
		return isShort && isBundle(text) && text.includes(option.charAt(1));
	});
}

/** `-fn100` is a bundle of short options, `-owide` one option with its value. */
function isBundle(text: string): boolean {
	return /^-[A-Za-z0-9]{2,}$/.test(text) && !/^-o[a-z]{3,}$/.test(text);
}

/** The arguments that are no options. */
export function operandsOf(command: ShellCommand): ShellWord[] {
	return ownWords(command)
		.slice(1)
		.filter((word) => !word.text.startsWith('-'));
}

/** The index after the last of the wanted operands; options before it (`compose -f file logs`) belong to others. */
function endOfOperands(args: readonly ShellWord[], wanted: readonly string[]): number | undefined {
	let found = 0;
	let end = 0;
	args.forEach((word, index) => {
		if (found === wanted.length || word.text !== wanted[found]) return;
		found += 1;
		end = index + 1;
	});
	return found === wanted.length ? end : undefined;
}
