import { exactSurface, findOption, grammarHas, optionNames, type CommandNode } from '../model/node.ts';
import type { Option } from '../model/surface.ts';
import type { ShellWord } from '../../../shell/command.ts';
import { report, type Cursor } from './cursor.ts';
import { checkValue, takeValues } from './values.ts';

function otherDashes(name: string): string {
	return name.startsWith('--') ? name.slice(1) : `-${name}`;
}

function byPrefix(node: CommandNode, name: string): Option | undefined {
	if (!grammarHas(node, 'abbreviations') || !name.startsWith('--')) return undefined;
	const options = optionNames(node).filter((candidate) => candidate.startsWith(name));
	const found = new Set(options.map((candidate) => findOption(node, candidate)));
	return found.size === 1 ? [...found][0] : undefined;
}

function dashed(name: string): string {
	return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** `--no-push` where `--push` is known, `--data-source` where `--dataSource` is. */
function byNodeSpelling(node: CommandNode, name: string): Option | undefined {
	if (!grammarHas(node, 'nodeSpellings') || !name.startsWith('--')) return undefined;
	// `--git.push` sets a part of a setting, which may have no option of its own.
	if (/^--(?:no-)?[a-z]\w*\./.test(name)) return { names: [name], value: 'unknown' };
	const plain = name.replace(/^--no-/, '--');
	const same = optionNames(node).find((other) => dashed(other) === dashed(plain));
	const found = same === undefined ? undefined : findOption(node, same);
	return found && plain !== name ? { ...found, value: 'none' } : found;
}

/** The option of a long or single-dash spelling, with the freedoms that the tool's grammar gives. */
function lookUp(node: CommandNode, name: string): Option | undefined {
	const exact = findOption(node, name);
	if (exact) return exact;
	if (grammarHas(node, 'dashAgnostic')) return findOption(node, otherDashes(name));
	return byPrefix(node, name) ?? byNodeSpelling(node, name);
}

/** `--name`, `--name=value`, `-name` where options have one dash. False where the spelling is unknown. */
function readNamed(cursor: Cursor, word: ShellWord): boolean {
	const known = word.known ? word.text : word.knownPrefix;
	const equals = known.indexOf('=');
	const name = equals === -1 ? known : known.slice(0, equals);
	if (!word.known && equals === -1) return true;
	const option = lookUp(cursor.node, name);
	if (!option) return false;
	cursor.used.push({ node: cursor.node, name, option });
	if (equals === -1) takeValues(cursor, option, name, word);
	else checkValue(cursor, option, name, word, word.text.slice(equals + 1));
	return true;
}

/** `-xzf file`, `-n5`: letters until one takes the rest of the word as its value. */
function readBundle(cursor: Cursor, word: ShellWord): void {
	const text = word.known ? word.text : word.knownPrefix;
	for (let at = 1; at < text.length; at += 1) {
		const flag = `-${text[at]}`;
		const option = findOption(cursor.node, flag);
		// `-c-1`: what is no letter of an option belongs to a value that the help does not tell.
		if (!option && at > 1 && /[^\w?@#%]/.test(text[at] ?? '')) return;
		if (!option) {
			reportLetter(cursor, word, flag, at);
			return;
		}
		const rest = text.slice(at + 1);
		if (at === 1 && looksNamed(cursor, rest)) {
			reportLetter(cursor, word, flag, at);
			return;
		}
		if (at === 1) suspectName(cursor, word, rest);
		cursor.used.push({ node: cursor.node, name: flag, option });
		if (option.value === 'none') continue;
		if (rest !== '' || !word.known) checkValue(cursor, option, flag, word, rest.replace(/^=/, ''));
		else takeValues(cursor, option, flag, word);
		return;
	}
}

/** Where nearly all options have one dash and a name, `-inputt` is hardly `-i` with a value. */
function looksNamed({ node }: Cursor, rest: string): boolean {
	if (!/^[a-z_]{4,}$/.test(rest) || !grammarHas(node, 'singleDash')) return false;
	const names = optionNames(node);
	const long = names.filter((name) => /^-[a-z]\w{2,}$/.test(name)).length;
	return long >= 20 && long * 2 > names.length;
}

/** `-destination` may be `-d` with a value, or a name that is none of the tool's: its parser is asked. */
function suspectName(cursor: Cursor, word: ShellWord, rest: string): void {
	if (!word.known || !/^[a-z]{4,}$/.test(rest) || !grammarHas(cursor.node, 'singleDash')) return;
	report(cursor, 'unknown-flag', word, { text: word.text, candidates: optionNames(cursor.node), unsure: true });
}

function reportLetter(cursor: Cursor, word: ShellWord, flag: string, at: number): void {
	const wholeWord = at === 1 && word.text.length > 2 && grammarHas(cursor.node, 'singleDash');
	const name = word.text.replace(/=.*$/s, '');
	const text = wholeWord ? name : flag;
	if (at === word.text.length - 1 || wholeWord) skipGuessedValue(cursor, word);
	report(cursor, 'unknown-flag', word, {
		text,
		candidates: optionNames(cursor.node),
		...(!wholeWord && word.text.length > 2 && { whole: word.text }),
	});
	if (text === flag && word.text.length > 2) cursor.findings.at(-1)!.span = word.span;
}

const number = /^-\d+(?:[.,]\d+)*[a-zA-Z]?$/;

/** Reads one word that starts with a dash, and the values that belong to it. */
export function readFlag(cursor: Cursor, word: ShellWord): void {
	if (number.test(word.text) && !findOption(cursor.node, word.text)) return;
	if (readNamed(cursor, word)) return;
	if (!/^(?:--|\+)/.test(word.text) && !(exactSurface(cursor.node) && grammarHas(cursor.node, 'dashAgnostic'))) {
		readBundle(cursor, word);
		return;
	}
	const text = (word.known ? word.text : word.knownPrefix).replace(/=.*$/s, '');
	const joined = word.known && word.text.length > text.length;
	report(cursor, 'unknown-flag', word, {
		text,
		candidates: optionNames(cursor.node),
		...(joined && { whole: word.text }),
	});
	skipGuessedValue(cursor, word);
}

/** An unknown option may have a value: what follows is not read as a subcommand. */
function skipGuessedValue(cursor: Cursor, word: ShellWord): void {
	const next = cursor.words[cursor.index];
	const guess = !word.text.includes('=') && next !== undefined && !next.text.startsWith('-');
	if (guess && grammarHas(cursor.node, 'commandFirst')) cursor.done = true;
}
