import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Tool } from '../adapters/adapter.ts';
import { evidenceOf } from './evidence.ts';
import type { OtherWitness } from './otherWitness.ts';

const mostFiles = 400;
const source = /\.(?:[cm]?[jt]s|json)$/;

function bare(word: string): string {
	return word.replace(/^[-+]+/, '');
}

/** A compiled C program keeps the words that it compares with, each ended by a NUL. */
function inBinary({ executable }: Tool): (word: string) => boolean {
	const content = readFileSync(executable.realPath);
	return (word) => content.includes(`${word}\0`);
}

function packageRoot(realPath: string): string | undefined {
	for (let folder = dirname(realPath); folder.includes('node_modules'); folder = dirname(folder)) {
		if (existsSync(join(folder, 'package.json'))) return folder;
	}
	return undefined;
}

function sourceFiles(folder: string, found: string[] = []): string[] {
	for (const entry of readdirSync(folder, { withFileTypes: true })) {
		if (found.length >= mostFiles) return found;
		const file = join(folder, entry.name);
		if (entry.isDirectory() && entry.name !== 'node_modules') sourceFiles(file, found);
		else if (entry.isFile() && source.test(entry.name)) found.push(file);
	}
	return found;
}

function camelCase(word: string): string {
	return word.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** A script's own source, or that of its npm package, names its options as words or in camelCase. */
function inSource({ executable }: Tool): (word: string) => boolean {
	const root = packageRoot(executable.realPath);
	const files = root === undefined ? [executable.realPath] : sourceFiles(root);
	const words = new Set(files.flatMap((file) => readFileSync(file, 'utf8').match(/[A-Za-z][\w-]*/g) ?? []));
	return (word) => words.has(word) || words.has(camelCase(word));
}

/**
 * The program's own file as a witness. It is heard only where it knows the word's siblings; that a script has a word
 * says little, that it lacks one does.
 */
export function inProgram(tool: Tool, word: string, siblings: readonly string[]): OtherWitness | undefined {
	const name = bare(word);
	const others = siblings
		.map(bare)
		.filter((other) => other.length >= 3)
		.slice(0, 12);
	if (name.length < 3 || others.length < 2 || tool.facts.kind === 'unreadable') return undefined;
	const script = tool.facts.kind === 'script';
	const holds = script ? inSource(tool) : inBinary(tool);
	const known = others.filter(holds).length / others.length;
	if (known < (script ? 0.8 : 1)) return undefined;
	const has = holds(name);
	if (has && script) return undefined;
	const told = `${tool.executable.realPath} ${has ? 'holds' : 'does not hold'} the word ${name}`;
	return { has, evidence: evidenceOf(tool, script ? 'source' : 'binary', told) };
}
