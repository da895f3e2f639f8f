import type { Option } from '../model/surface.ts';
import { valueOf } from './metavar.ts';
import { readSpec } from './optionLine.ts';
import { indentOf } from './text.ts';

/** `tool [options] …` with no word of usage before it. */
function unmarkedUsage(lines: readonly string[], program: string): string[] {
	const line = lines.find((text) => program !== '' && text.trim().startsWith(`${program} [`));
	return line === undefined ? [] : [line.trim()];
}

/** Where a synopsis begins that is no manual's: those list forms whose commands have no help of their own. */
function synopsisAt(lines: readonly string[]): number {
	const manual = lines.some((line) => /^\s*(?:NAME|DESCRIPTION)\s*$/.test(line));
	return manual ? -1 : lines.findIndex((line) => /^\s*synopsis:?\s*$/i.test(line));
}

/** The usage lines of a help text, continuation lines joined, `usage:` and `or:` taken off. */
export function usageLines(lines: readonly string[], program = ''): string[] {
	const marked = lines.findIndex((line) => /^\s*usage\b/i.test(line));
	const start = marked === -1 ? synopsisAt(lines) : marked;
	if (start === -1) return unmarkedUsage(lines, program);
	const found: string[] = [];
	const head = (lines[start] ?? '').replace(/^\s*(?:usage|synopsis)\s*:?\s*(?:\$ )?/i, '');
	const below = lines.slice(start + 1);
	const filled = below.findIndex((line) => line.trim() !== '');
	const called = (head.trim() || (below[filled] ?? '').trim().replace(/^\$ /, '')).split(/\s+/)[0] ?? '';
	if (head.trim() !== '') found.push(head.trim());
	for (const [at, line] of below.entries()) {
		const text = line.trim().replace(/^\$ /, '');
		// Some set their forms apart by blank lines.
		if (text === '' && found.length > 0 && !(below[at + 1] ?? '').trim().startsWith(`${called} `)) break;
		if (text === '') continue;
		const again = text.replace(/^(?:or|usage)\s*:\s*|^or\s+(?=\S+ [[<-])/i, '');
		const first = again !== text || text.split(/\s+/)[0] === called;
		if (!first && (indentOf(line) === 0 || text.endsWith(':') || text.startsWith('-'))) break;
		if (first || found.length === 0) found.push(again);
		else found[found.length - 1] += ` ${text}`;
	}
	return found;
}

export function looksBundled(letters: string): boolean {
	if (/^[a-z]+$/.test(letters) && letters.length >= 4 && /[aeiou]/.test(letters))
		return new Set(letters).size === letters.length && isSorted(letters);
	const sorted = isSorted(letters);
	return letters.length === 2 || sorted || (/[A-Z0-9?]/.test(letters) && /[a-z]/.test(letters));
}

function isSorted(letters: string): boolean {
	return [...letters].toSorted((a, b) => a.localeCompare(b)).join('') === letters;
}

function bundle(group: string): Option[] {
	const letters = /^-([\w?@#%]{2,})$/.exec(group)?.[1];
	if (letters === undefined || !looksBundled(letters)) return [];
	return [...letters].map((letter) => ({ names: [`-${letter}`], value: 'none' }));
}

function readGroup(group: string): Option[] {
	const letters = bundle(group);
	if (letters.length > 0) return letters;
	const spec = readSpec(group);
	if (!spec) return [];
	const { end: _end, ...option } = spec;
	return [option];
}

/** `[-t dsa | ecdsa | rsa]`, `[-k (ignore|warn|fail)]`: the values of one option. */
function choiceOptions(line: string): Option[] {
	const groups = line.matchAll(/\[(-{1,2}[A-Za-z][\w-]*)[ =][({<]?([\w.-]+(?:\s*\|\s*[\w.][\w.-]*)+)[)}>]?\]/g);
	return [...groups].flatMap(([, name = '', values = '']) => {
		const choices = valueOf(values.replace(/\s/g, ''), false).choices;
		return choices ? [{ names: [name], value: 'required' as const, choices }] : [];
	});
}

/** Options that a usage line shows: `[-46AaC] [-b address] [--file FILE]`. */
export function usageOptions(usage: readonly string[]): Option[] {
	return [...usage.flatMap(choiceOptions), ...groupedOptions(usage)];
}

function groupedOptions(usage: readonly string[]): Option[] {
	const groups = usage.flatMap((line) => [...line.matchAll(/(?<=^|[\s[({|])-{1,2}[A-Za-z0-9?][^\]|)}]*/g)]);
	return groups.flatMap(([group]) => readGroup(group.trim()));
}

/** Options behind whose value another program's arguments begin: `-jar <jarfile> [args...]`. */
export function terminalOptions(usage: readonly string[]): string[] {
	const tails = usage.flatMap((line) => [
		...line.matchAll(/(?<=^|[\s[|])(-{1,2}[\w-]+) [[<]?[\w.]+[\]>]?(?=[^-]*\[ ?(?:args?|arguments?)\b)/gi),
	]);
	return tails.map((match) => match[1] ?? '');
}

const commandWord = /(?:^|[\s[<{(])(?:sub)?-?(?:commands?|cmd|actions?|verb|operation|object)\b/i;

/** Whether the usage asks for a subcommand: `tool [options] COMMAND`. */
export function asksForCommand(usage: readonly string[]): boolean {
	return usage.some((line) =>
		commandWord.test(line.replace(/--?[\w-]+[ =][<[]?\S+/g, ' ').replace(/\{[^}]*\}/g, ' command ')),
	);
}

/** `hugo new [path]` beside `hugo new [command]`: one of the usage lines takes an operand instead of a command. */
export function operandInsteadOfCommand(usage: readonly string[]): boolean {
	const asking = new Set(usage.filter((line) => commandWord.test(line)).map(literalStart));
	return usage.some((line) => {
		const plain = withoutOptions(line);
		// `tool sub sync <path>` beside `tool sub <command>` is one of the commands.
		return asking.has(literalStart(line)) && !commandWord.test(line) && /^[\w./ -]+ [[<][a-z]\w*[\]>]/i.test(plain);
	});
}

function withoutOptions(line: string): string {
	return line.replace(/\[[^\]]*(?:options?|flags?|-)[^\]]*\](?:\.\.\.)?\s*/gi, '');
}

/** The literal words with which a usage line begins: `tool sub`. */
function literalStart(line: string): string {
	return withoutOptions(line).replace(/\s*(?:[[<({|]|\b[A-Z]{2,}|\.\.\.).*$/, '');
}

/** `parted [OPTION]... [DEVICE [COMMAND]]`: the first operand is no command, in any of the usage lines. */
export function operandBeforeCommand(usage: readonly string[]): boolean {
	const asking = usage.filter((line) => commandWord.test(line));
	return (
		asking.length > 0 &&
		asking.every((line) => {
			const words = line
				.replace(/^\S+/, 'tool')
				.replace(/\[[^\]]*?(?:option|flag|-)[^\]]*\](?:\.\.\.)?/gi, ' ')
				.split(/[\s[\]<>{}()|.]+/)
				.filter(Boolean);
			const at = words.findIndex((word, index) => index > 0 && commandWord.test(` ${word}`));
			return words.slice(1, at).some((word) => /^[A-Z]{3,}$/.test(word) && !/OPT|FLAG|ARG/.test(word));
		})
	);
}

/** `tool [options] COMMAND [ARG]...`: what follows the first operand is another program's. */
export function runsAnotherProgram(usage: readonly string[]): boolean {
	return usage.some((line) => {
		const words = line.replace(/\[--?\]|\[-[^\]|]*\]/g, ' ');
		if (/\b(?:prog|program|command|cmd)-and-arg(?:ument)?s\b/i.test(words)) return true;
		return /[[<|\s](?:command|cmd|program|script|utility|script\.js|prog|programfile|executable|file|generator)\b(?:\s*\|\s*-)?\s*[\]>]?(?:\s*[[<]+)\s*(?:args?|arguments?|initial-arg(?:ument)?s|parameters|command-args?)\b/i.test(
			words,
		);
	});
}
