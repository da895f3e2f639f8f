import { readFileSync } from 'node:fs';
import * as z from 'zod';
import type { Tool } from '../adapters/adapter.ts';
import { evidenceOf } from './evidence.ts';
import type { OtherWitness } from './otherWitness.ts';
import { sourceFilesOf } from './sourceFiles.ts';

/** `spelled`: with its dashes, or so that a compiled program can compare with it. `named`: perhaps for another reason. */
type Trace = 'spelled' | 'named' | 'absent';

function bare(word: string): string {
	return word.replace(/^[-+]+/, '');
}

type Search = (word: string) => Trace;

/** A compiled C program keeps the words that it compares with, each ended by a NUL, with their dashes or without. */
function inBinary(path: string): Search[] {
	const content = readFileSync(path);
	const holds = (text: string): boolean => content.includes(text);
	const dashed: Search = (word) => (holds(`${word}\0`) || holds(`${word}=\0`) ? 'spelled' : 'absent');
	const plain: Search = (word) => {
		if (holds(`${bare(word)}\0`)) return 'spelled';
		return word.startsWith('-') && holds(word) ? 'named' : 'absent';
	};
	// Go and Rust set strings end to end: only a long word that stands nowhere at all tells something.
	const anywhere: Search = (word) => (bare(word).length < 5 || holds(bare(word)) ? 'named' : 'absent');
	return [dashed, plain, anywhere];
}

function camelCase(word: string): string {
	return word.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** Above that a search for one word takes too long. */
const mostText = 20_000_000;

const spelling = /(?<![\w-])--?[A-Za-z][\w-]*/g;
// A bundle may hold an encoded file: a word of a million letters must not be tried from each of them.
const name = /(?<=["'`|,])[A-Za-z][\w.:-]{0,80}(?=["'`|,!=+:\s])|(?<!\w)[A-Za-z]\w{0,80}(?=\s*:)/g;

/** Words that stand in quotes or before a colon: what a script may call an option. */
export function namesIn(text: string): string[] {
	return text.match(name) ?? [];
}

/** How a script declares an option, or reads it: `word: {`, `['a', 'word']`, `.option('word'`, `argv.word`. */
function declares(text: string, word: string): boolean {
	const either = [...new Set([word, camelCase(word)])].map((one) => one.replace(/[^\w]/g, '\\$&')).join('|');
	const quoted = `["'\`](?:${either})["'\`]`;
	return new RegExp(
		`(?:(?<![\\w-])(?:${either})|${quoted})\\s*:\\s*[{\\["'\`!tfBNS]|[[,]\\s*${quoted}\\s*[,\\]]|(?:option|flag|alias|boolean|string|number|array|count)\\w*\\(\\s*${quoted}|\\w\\.(?:${either})\\b(?!\\s*\\()`,
	).test(text);
}

/** A script names its options with their dashes, declares them, or has them as words for whatever reason. */
function inSource(files: readonly string[]): Search[] {
	const texts = files.map((file) => readFileSync(file, 'utf8'));
	const spelled = new Set(texts.flatMap((text) => text.match(spelling) ?? []));
	const named = new Set(texts.flatMap((text) => namesIn(text)));
	const declared: Search = (word) => {
		if (word.startsWith('-') && spelled.has(word)) return 'spelled';
		return texts.some((text) => declares(text, bare(word))) ? 'named' : 'absent';
	};
	return [
		...(texts.reduce((sum, text) => sum + text.length, 0) < mostText ? [declared] : []),
		(word) => {
			if (word.startsWith('-') && spelled.has(word)) return 'spelled';
			return named.has(bare(word)) || named.has(camelCase(bare(word))) ? 'named' : 'absent';
		},
	];
}

const foundSchema = z.enum(['spelled', 'named', 'absent', 'unheard']);

/** Whether the program's file knows a word; `unheard` where it does not know its siblings either. */
function search(tool: Tool, word: string, siblings: readonly string[]): z.infer<typeof foundSchema> {
	const { realPath } = tool.executable;
	const searches = tool.facts.kind === 'script' ? inSource(sourceFilesOf(tool.executable)) : inBinary(realPath);
	const knows = (traceOf: Search): boolean =>
		siblings.filter((other) => traceOf(other) !== 'absent').length >= siblings.length * 0.75;
	return searches.find(knows)?.(word) ?? 'unheard';
}

/** `--preRelease` where the script has the word `preRelease`: one word of several is hardly there for another reason. */
export async function isSettingOf(tool: Tool, flag: string, siblings: readonly string[]): Promise<boolean> {
	if (tool.facts.kind !== 'script' || !/^--[a-z]+(?:[A-Z][a-z]|-[a-z]{2})/.test(flag)) return false;
	const key = `setting ${flag}`;
	const found = await tool.memo.get(key, foundSchema, async () => search(tool, flag, siblings.slice(0, 1)));
	return found === 'named' && !siblings.some((other) => other.startsWith(flag) || flag.startsWith(other));
}

/**
 * The program's own file as a witness. It is heard only where it knows the word's siblings; that a script has a word
 * somewhere says little, that it lacks one does.
 */
export async function inProgram(
	tool: Tool,
	word: string,
	siblings: readonly string[],
): Promise<OtherWitness | undefined> {
	const long = siblings.filter((other) => bare(other).length >= 3 && other.startsWith('--') === word.startsWith('--'));
	const others = long.slice(0, 12);
	const tooShort = bare(word).length < 3 && !(tool.facts.kind === 'script' && word.startsWith('-'));
	if (tooShort || others.length < 2 || tool.facts.kind === 'unreadable') return undefined;
	const key = `program ${JSON.stringify([word, others])}`;
	const found = await tool.memo.get(key, foundSchema, async () => search(tool, word, others));
	const script = tool.facts.kind === 'script';
	if (found === 'unheard' || found === 'named') return undefined;
	const has = found === 'spelled';
	if (!has && bare(word).length < 3) return undefined;
	const told = `${tool.executable.realPath} ${has ? 'holds' : 'does not hold'} the word ${bare(word)}`;
	return { has, evidence: evidenceOf(tool, script ? 'source' : 'binary', told) };
}
