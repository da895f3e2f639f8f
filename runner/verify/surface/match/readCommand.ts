import { commandsOf, findCommand, grammarHas, operandsOf, optionNames, type CommandNode } from '../model/node.ts';
import type { ShellWord } from '../../../shell/command.ts';
import { report, type Cursor } from './cursor.ts';
import type { Finding } from './finding.ts';
import { readFlag } from './flags.ts';

export type LoadChild = (node: CommandNode, name: string) => Promise<CommandNode>;

/** Whether a word that no list of commands has is one nevertheless: hidden ones, aliases, abbreviations. */
export type IsHidden = (finding: Finding) => Promise<boolean>;

export type Reading = Pick<
	Cursor,
	'node' | 'words' | 'index' | 'commandEnd' | 'operands' | 'findings' | 'used' | 'typedValues' | 'blocked'
>;

function checkChoice(cursor: Cursor, word: ShellWord): void {
	if (cursor.findings.some(({ type }) => type === 'unknown-flag')) return;
	const operands = operandsOf(cursor.node);
	const position = cursor.operands.length;
	const choices = operands?.choices[position];
	if (choices && word.known && !choices.includes(word.text)) {
		report(cursor, 'bad-value', word, { text: word.text, candidates: choices });
	}
	if (operands?.max !== undefined && position >= operands.max) {
		report(cursor, 'extra-argument', word, { text: word.text });
		cursor.done = true;
	}
}

/** `cuont=1` where the tool names all its operands. */
function checkKey(cursor: Cursor, word: ShellWord): void {
	const keys = cursor.node.surfaces.flatMap((surface) => surface.keys ?? []);
	const key = /^([a-z_]+)=/.exec(word.knownPrefix)?.[1];
	if (keys.length === 0 || key === undefined || keys.includes(key)) return;
	report(cursor, 'unknown-operand', word, { text: key, candidates: keys });
}

function takeOperand(cursor: Cursor, word: ShellWord): void {
	checkChoice(cursor, word);
	checkKey(cursor, word);
	cursor.operands.push(word);
	const innerFrom = operandsOf(cursor.node)?.innerFrom;
	if (grammarHas(cursor.node, 'stopsAtOperand')) cursor.done = true;
	if (innerFrom !== undefined && cursor.operands.length >= innerFrom) cursor.done = true;
}

/** A path, a file's name, an address or an assignment names no command. */
const noCommand = /[\s/@=]|\w\.[a-z]\w{0,4}$/;

async function readOperand(cursor: Cursor, word: ShellWord, load: LoadChild, isHidden: IsHidden): Promise<void> {
	const expectsCommand = cursor.operands.length === 0 && commandsOf(cursor.node).length > 0;
	if (!expectsCommand) {
		takeOperand(cursor, word);
		return;
	}
	if (!word.known) {
		cursor.blocked = `\`${word.source}\` is not known before it runs`;
		cursor.done = true;
		return;
	}
	const command = findCommand(cursor.node, word.text);
	if (command !== undefined) {
		cursor.node = await load(cursor.node, command);
		cursor.commandEnd = cursor.index;
		return;
	}
	const names = commandsOf(cursor.node).flatMap(({ name, aliases }) => [name, ...aliases]);
	if (!grammarHas(cursor.node, 'commandFirst') || noCommand.test(word.text)) {
		if (names.length >= 2)
			report(cursor, 'unknown-subcommand', word, { text: word.text, candidates: names, unsure: true });
		takeOperand(cursor, word);
		return;
	}
	report(cursor, 'unknown-subcommand', word, { text: word.text, candidates: names });
	const finding = cursor.findings.at(-1);
	if (!finding || !(await isHidden(finding))) {
		cursor.done = true;
		return;
	}
	cursor.findings.pop();
	cursor.node = await load(cursor.node, word.text);
	cursor.commandEnd = cursor.index;
}

/** `+short`, where the tool has many options of that form (dig). */
function isPlusOption({ node }: Cursor, word: ShellWord): boolean {
	return (
		/^\+[a-z]{2,}/.test(word.knownPrefix) && optionNames(node).filter((name) => /^\+[a-z]{2,}/.test(name)).length >= 8
	);
}

/** Reads a command's words against a tool's surfaces, loading subcommands as they are named. */
export async function readCommand(
	root: CommandNode,
	words: readonly ShellWord[],
	load: LoadChild,
	isHidden: IsHidden = async () => false,
): Promise<Reading> {
	const cursor: Cursor = {
		words,
		index: 0,
		node: root,
		commandEnd: 0,
		operands: [],
		findings: [],
		used: [],
		typedValues: 0,
		blocked: undefined,
		done: false,
	};
	while (!cursor.done && cursor.index < words.length) {
		const word = words[cursor.index];
		if (!word) break;
		cursor.index += 1;
		if (word.known && word.text === '--') break;
		const isFlag = isPlusOption(cursor, word) || (/^-./.test(word.knownPrefix) && !/^-\s/.test(word.knownPrefix));
		if (isFlag) readFlag(cursor, word);
		else await readOperand(cursor, word, load, isHidden);
	}
	return cursor;
}
