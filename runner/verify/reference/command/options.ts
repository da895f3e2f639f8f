import type { ShellWord } from '../../../shell/command.ts';

/** A command's words apart: options with their values, and operands. */
export interface Arguments {
	options: { name: string; value: ShellWord | undefined }[];
	operands: ShellWord[];
	/** Words after `--`, which are operands as well. */
	afterDashes: ShellWord[];
}

/** Splits words after a program's name. `takesValue` names the options whose value is the next word. */
export function splitArguments(
	words: readonly ShellWord[],
	takesValue: (option: string) => boolean,
	untilOperand = false,
): Arguments {
	const result: Arguments = { options: [], operands: [], afterDashes: [] };
	let index = 0;
	while (index < words.length) {
		const word = words[index];
		if (word === undefined) break;
		if (word.text === '--') {
			result.afterDashes.push(...words.slice(index + 1));
			break;
		}
		if (!isOption(word)) {
			if (untilOperand) {
				result.operands.push(...words.slice(index));
				break;
			}
			result.operands.push(word);
			index += 1;
		} else {
			index += addOption(result, words, index, takesValue);
		}
	}
	return result;
}

function isOption(word: ShellWord): boolean {
	return /^-./.test(word.text);
}

/** Adds the option at an index; the number of words that it takes. */
function addOption(
	result: Arguments,
	words: readonly ShellWord[],
	index: number,
	takesValue: (option: string) => boolean,
): number {
	const word = words[index];
	if (word === undefined) return 1;
	const equals = word.text.indexOf('=');
	if (equals > 0 && (word.text.startsWith('--') || takesValue(word.text.slice(0, equals)))) {
		result.options.push({ name: word.text.slice(0, equals), value: partOf(word, equals + 1) });
		return 1;
	}
	if (takesValue(word.text)) {
		result.options.push({ name: word.text, value: words[index + 1] });
		return 2;
	}
	const short = word.text.slice(0, 2);
	if (!word.text.startsWith('--') && word.text.length > 2 && takesValue(short)) {
		result.options.push({ name: short, value: partOf(word, 2) });
		return 1;
	}
	result.options.push({ name: word.text, value: undefined });
	return 1;
}

/** The rest of a word as a word of its own; its span is exact where the word is written without quotes. */
export function partOf(word: ShellWord, start: number): ShellWord {
	const plain = word.source === word.text;
	return {
		...word,
		text: word.text.slice(start),
		source: plain ? word.source.slice(start) : word.source,
		knownPrefix: word.knownPrefix.slice(start),
		known: word.known,
		span: plain ? { start: word.span.start + start, end: word.span.end } : word.span,
	};
}

/** A test for a set of option names, written as one string. */
export function optionSet(names: string): (option: string) => boolean {
	const set = new Set(names.split(' '));
	return (option) => set.has(option);
}

/** Values of the options of some names, in order. */
export function optionValues(args: Arguments, ...names: string[]): ShellWord[] {
	return args.options.flatMap(({ name, value }) => (names.includes(name) && value !== undefined ? [value] : []));
}

/** A word whose exact value is known and stands for itself. */
export function isLiteral(word: ShellWord): boolean {
	return word.known && !word.placeholder && word.text !== '';
}
