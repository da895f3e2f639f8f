import { readFileSync } from 'node:fs';
import * as z from 'zod';
import type { Tool } from '../adapters/adapter.ts';
import { optionNames, type CommandNode } from '../model/node.ts';
import { evidenceOf } from './evidence.ts';
import type { OtherWitness } from './otherWitness.ts';

/** A string of letters as getopt takes it, a colon behind each that has a value. */
const letterString = /^[-+:]{0,2}(?:[A-Za-z0-9?@#%!]:{0,2}){3,}$/;

const alphabet = /abcdef|ABCDEF|012345/;

const foundSchema = z.object({ has: z.boolean(), letters: z.string() }).nullable();

/** The strings of a compiled program that have nearly all the letters which its help tells. */
function candidates(path: string, known: readonly string[]): string[] {
	const strings = readFileSync(path)
		.toString('latin1')
		.split('\0')
		.filter((text) => letterString.test(text));
	return strings.filter((text) => {
		const letters = text.replace(/[-+:]/g, '');
		const shared = known.filter((letter) => letters.includes(letter)).length;
		// A manual names more than letters of options: then the string is to be among what it names.
		const among = text.includes(':') && letters.length >= 6 && shared >= letters.length * 0.8;
		const distinct = new Set(letters).size === letters.length && !alphabet.test(text);
		return distinct && shared >= 3 && (among || shared >= known.length * 0.8);
	});
}

/** The letters that a C program hands to getopt: the whole list of its short options. */
export async function optionLetters(tool: Tool, node: CommandNode, flag: string): Promise<OtherWitness | undefined> {
	if (tool.facts.kind !== 'binary' || node.path.length > 0 || !/^-[A-Za-z0-9]$/.test(flag)) return undefined;
	const known = optionNames(node).flatMap((name) => /^-([A-Za-z0-9])$/.exec(name)?.[1] ?? []);
	const found = await tool.memo.get(`letters ${flag} ${known.join('')}`, foundSchema, async () => {
		const strings = candidates(tool.executable.realPath, known);
		const [letters] = strings;
		if (letters === undefined) return null;
		return { has: strings.some((text) => text.includes(flag.slice(1))), letters };
	});
	if (!found) return undefined;
	const told = `${tool.executable.realPath} reads the letters ${found.letters}`;
	return { has: found.has, evidence: evidenceOf(tool, 'binary', told) };
}
