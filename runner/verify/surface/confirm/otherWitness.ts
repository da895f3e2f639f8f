import type { Evidence } from '../../../../plugins/remark-runbook/index.ts';
import type { Tool } from '../adapters/adapter.ts';
import { probeHelp } from '../help/probeHelp.ts';
import { manPages } from '../man/manPage.ts';
import { paragraphOf } from '../man/paragraph.ts';
import { optionNames, type CommandNode } from '../model/node.ts';
import { evidenceOf } from './evidence.ts';
import { inProgram } from './inProgram.ts';

/** What a witness besides the help says of a word. */
export interface OtherWitness {
	has: boolean;
	evidence: Evidence;
}

/** The man page: it may rescue a flag, and counts against one where it knows most of the others. */
export function manWitness(tool: Tool, node: CommandNode, flag: string): OtherWitness | undefined {
	const pages = manPages(tool.executable, node.path);
	const known = optionNames(node);
	const enough = known.length >= 3;
	const page = pages.find(({ flags }) => flags.has(flag));
	if (page) return { has: true, evidence: evidenceOf(tool, 'man', `${page.file} names ${flag}`) };
	const first = pages.find(({ flags }) => known.filter((name) => flags.has(name)).length * 2 >= known.length);
	return first && enough
		? { has: false, evidence: evidenceOf(tool, 'man', `${first.file} does not name ${flag}`) }
		: undefined;
}

/** The help text, where the surface was read from elsewhere. */
export async function helpWitness(tool: Tool, node: CommandNode, flag: string): Promise<OtherWitness | undefined> {
	if (node.surfaces.some(({ layer }) => layer === 'help')) return undefined;
	const help = await probeHelp(tool, node.path);
	if (!help) return undefined;
	const told = new Set([...help.surface.mentions, ...help.surface.options.flatMap(({ names }) => names)]);
	const known = node.surfaces.flatMap(({ options }) => options.flatMap(({ names }) => names));
	const evidence = evidenceOf(tool, 'help', help.surface.text, help.surface.probe);
	if (told.has(flag)) return { has: true, evidence };
	return known.filter((name) => told.has(name)).length >= 3 ? { has: false, evidence } : undefined;
}

function namesWord(text: string, word: string): boolean {
	return new RegExp(`(?<![\\w-])${word.replace(/[^\w]/g, '\\$&')}(?![\\w-])`).test(text);
}

/** Prose uses many words: that a manual has one says nothing, that it lacks one does. */
function inManual(
	tool: Tool,
	path: readonly string[],
	word: string,
	siblings: readonly string[],
): OtherWitness | undefined {
	if (word.startsWith('-')) return undefined;
	const page = manPages(tool.executable, path).find(({ text }) =>
		siblings.slice(0, 12).every((name) => namesWord(text, name)),
	);
	if (!page || namesWord(page.text, word)) return undefined;
	return { has: false, evidence: evidenceOf(tool, 'man', `${page.file} does not have the word ${word}`) };
}

/** What the manual's paragraph on an option says of a value: heard where it names nearly all that the help lists. */
export function valueInManual(
	tool: Tool,
	node: CommandNode,
	names: readonly string[],
	value: string,
	choices: readonly string[],
): OtherWitness | undefined {
	for (const page of manPages(tool.executable, node.path)) {
		const paragraph = paragraphOf(page.text, names);
		const named = choices.filter((choice) => namesWord(paragraph, choice)).length;
		if (named < 2 || named < choices.length - 1) continue;
		const has = namesWord(paragraph.toLowerCase(), value.toLowerCase());
		const told = `${page.file} ${has ? 'names' : 'does not name'} ${value} for ${names.at(-1)}`;
		return { has, evidence: evidenceOf(tool, 'man', told) };
	}
	return undefined;
}

/** A witness that knows all of a word's siblings, and whether it knows the word: the program's file, else the manual. */
export async function secondWitness(
	tool: Tool,
	node: CommandNode,
	word: string,
	siblings: readonly string[],
): Promise<OtherWitness | undefined> {
	return (await inProgram(tool, word, siblings)) ?? inManual(tool, node.path, word, siblings);
}
