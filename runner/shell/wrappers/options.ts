import type { ShellWord } from '../command.ts';

/** Which options of a program take a value: those listed, or all but those listed. */
export type OptionSpec = { values: readonly string[] } | { flags: readonly string[] };

/** Splits a readable list: `-u -g --user`. */
export function optionList(text: string): readonly string[] {
	return text.split(' ').filter(Boolean);
}

/** The index of the first word at or after `start` that is neither an option nor an option's value. */
export function skipOptions(words: readonly ShellWord[], start: number, spec: OptionSpec): number {
	let index = start;
	for (;;) {
		const word = words[index];
		if (!word) return index;
		if (word.placeholder && /^\[.*\]$/.test(word.text)) index += 1;
		else if (word.text === '--') return index + 1;
		else if (!word.text.startsWith('-') || word.text === '-') return index;
		else index += optionLength(word.text, spec);
	}
}

/** The value of the first of `names` among the options from `start` on, and its index. */
export function optionValue(
	words: readonly ShellWord[],
	start: number,
	spec: OptionSpec,
	name: string,
): number | undefined {
	let index = start;
	while (index < words.length) {
		const text = words[index]?.text ?? '';
		if (text === '--') return undefined;
		if (text.startsWith('-') && text !== '-') {
			if (isCluster(text) ? clusterEndsWith(text, name, spec) : text === name) {
				return index + 1 < words.length ? index + 1 : undefined;
			}
			index += optionLength(text, spec);
		} else index += 1;
	}
	return undefined;
}

function optionLength(text: string, spec: OptionSpec): 1 | 2 {
	if (text.startsWith('--')) return !text.includes('=') && takesValue(text, spec) ? 2 : 1;
	if (takesValue(text, spec) && text.length > 2 && 'values' in spec) return 2;
	for (let at = 1; at < text.length; at += 1) {
		if (takesValue(`-${text[at]}`, spec)) return at === text.length - 1 ? 2 : 1;
	}
	return 1;
}

function takesValue(name: string, spec: OptionSpec): boolean {
	return 'values' in spec ? spec.values.includes(name) : !spec.flags.includes(name);
}

function isCluster(text: string): boolean {
	return /^-[A-Za-z]+$/.test(text);
}

/** Whether a cluster such as `-lc` ends with the option `-c` and no letter before it takes a value. */
function clusterEndsWith(text: string, name: string, spec: OptionSpec): boolean {
	if (name.length !== 2) return text === name;
	const letters = Array.from(text.slice(1));
	if (letters.at(-1) !== name[1]) return false;
	return letters.slice(0, -1).every((letter) => !takesValue(`-${letter}`, spec));
}
