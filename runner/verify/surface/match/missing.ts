import type { ShellCommand } from '../../../shell/command.ts';
import { commandsOf, exactSurface, findOption, type CommandNode } from '../model/node.ts';
import type { Option } from '../model/surface.ts';
import type { Finding } from './finding.ts';
import type { Reading } from './readCommand.ts';

/** Options of any tool that show something and leave. */
const ending =
	/^(?:-h|-\?|--?help.*|-V|--?version|--usage|--man|--licen[cs]e|--completions?.*|--(?:install|show)-completion)$/;

/** Wrappers that add words of their own to the command that they start. */
const adding = /^(?:g?xargs|parallel|find|fd|fdfind|entr|watchexec)$/;

function endsEarly({ used }: Reading): boolean {
	return used.some(({ node, name }) => ending.test(name) || findOption(node, name)?.ends === true);
}

/** Operands and words that were not looked at one by one. */
function countOf({ operands, words, index }: Reading): number {
	return operands.length + words.slice(index).length;
}

/** A word that may become several, or none; or a number that may be an operand. */
function isOpen({ words }: Reading): boolean {
	return words.some(({ known, placeholder, text }) => (!known && !placeholder) || /^-\d/.test(text));
}

function missingOptions(node: CommandNode, { used }: Reading): Option[] {
	const told = exactSurface(node) ?? node.surfaces.find(({ repeated }) => !repeated);
	const options = told?.options.filter(({ required }) => required) ?? [];
	return options.filter(({ names }) => !used.some(({ name }) => names.includes(name)));
}

/** Whether it lacks an operand by the tool's own parser, or by its usage where no option may stand for one. */
function lacksOperand(node: CommandNode, reading: Reading, { input }: ShellCommand): boolean {
	const count = countOf(reading);
	const exact = exactSurface(node)?.operands;
	if (exact) return exact.min > count && !(exact.orInput && input !== 'inherited');
	const told = node.surfaces.find(({ least }) => least !== undefined);
	const plain = reading.used.length === 0 && input === 'inherited' && !told?.repeated;
	return plain && (told?.least ?? 0) > count;
}

/** What a command cannot do without and does not have: suspicions that stand at the command's name. */
export function findMissing(reading: Reading, command: ShellCommand): Finding[] {
	const { node } = reading;
	const word = command.words[reading.commandEnd];
	const inner = command.wrapped !== undefined || command.wrappers.some((name) => adding.test(name));
	if (word === undefined || inner || endsEarly(reading) || isOpen(reading) || commandsOf(node).length > 0) return [];
	const finding = { type: 'missing-argument' as const, node, word, span: word.span, before: [], candidates: [] };
	const [option] = missingOptions(node, reading);
	if (option) return [{ ...finding, text: option.names.at(-1) ?? '', option }];
	return lacksOperand(node, reading, command) ? [{ ...finding, text: word.text, given: countOf(reading) }] : [];
}
