import path from 'node:path';
import type { ShellWord } from '../command.ts';
import type { SessionState } from '../state.ts';

type Effect = (operands: readonly ShellWord[], state: SessionState, name: string) => void;

/** What the shell's own commands change in the session. */
const effects: Readonly<Record<string, Effect>> = {
	cd: (operands, state) => moveTo(state, operands[0] ? resolveDirectory(operands[0], state) : undefined),
	pushd: (operands, state) => {
		state.directories.push(state.cwd);
		moveTo(state, operands[0] ? resolveDirectory(operands[0], state) : undefined);
	},
	popd: (_operands, state) => moveTo(state, state.directories.pop()),
	export: assign,
	declare: assign,
	typeset: assign,
	local: assign,
	readonly: assign,
	unset: (operands, state) => setUnknown(operands, state),
	read: (operands, state) => setUnknown(operands, state),
	mapfile: (operands, state) => setUnknown(operands, state),
	readarray: (operands, state) => setUnknown(operands, state),
	alias: defineAliases,
	unalias: (operands, state) => {
		for (const operand of operands) state.aliases.delete(operand.text);
	},
	source: define,
	'.': define,
	eval: define,
	conda: define,
	exit: leave,
	logout: leave,
};

/** Applies what a command of the shell itself does to the session; other commands change nothing. */
export function applyBuiltin(words: readonly ShellWord[], state: SessionState): void {
	const name = words[0]?.text ?? '';
	if (!Object.hasOwn(effects, name)) return;
	const operands = words.slice(1).filter((word) => !/^-[A-Za-z]|^--/.test(word.text));
	effects[name]?.(operands, state, name);
}

/** Sets a variable; a changed `PATH` may bring commands that nobody sees here. */
export function setVariable(name: string, value: ShellWord | undefined, state: SessionState): void {
	state.variables.set(name, value?.known ? value.text : undefined);
	if (name === 'PATH') state.mayDefine = true;
}

function assign(operands: readonly ShellWord[], state: SessionState): void {
	for (const operand of operands) {
		const match = /^([A-Za-z_]\w*)=([\s\S]*)$/.exec(operand.text);
		if (!match?.[1]) continue;
		setVariable(match[1], { ...operand, text: match[2] ?? '' }, state);
	}
}

function setUnknown(operands: readonly ShellWord[], state: SessionState): void {
	for (const operand of operands) state.variables.set(operand.text, undefined);
}

function defineAliases(operands: readonly ShellWord[], state: SessionState): void {
	for (const operand of operands) {
		const equals = operand.text.indexOf('=');
		if (equals < 1) continue;
		if (operand.known) state.aliases.set(operand.text.slice(0, equals), operand.text.slice(equals + 1));
		else state.mayDefine = true;
	}
}

function define(_operands: readonly ShellWord[], state: SessionState): void {
	state.mayDefine = true;
}

function leave(_operands: readonly ShellWord[], state: SessionState): void {
	if (!state.outside) return;
	state.cwd = state.outside.cwd;
	state.location = state.outside.location;
	state.outside = undefined;
}

function moveTo(state: SessionState, directory: string | undefined): void {
	state.previousCwd = state.cwd;
	state.cwd = directory;
}

function resolveDirectory(word: ShellWord, state: SessionState): string | undefined {
	if (word.text === '-') return state.previousCwd;
	if ((!word.known && !isStandIn(word)) || word.text === '') return undefined;
	if (path.posix.isAbsolute(word.text)) return trimmed(word.text);
	return state.cwd === undefined ? undefined : trimmed(path.posix.join(state.cwd, word.text));
}

/** `cd <folder>`: a name that the reader gives, perhaps the one that a clone was given before. */
function isStandIn({ placeholder, source }: ShellWord): boolean {
	return placeholder && /^(?:<[\w .-]+>|\[[\w .-]+\])$/.test(source);
}

function trimmed(directory: string): string {
	return directory.length > 1 ? directory.replace(/\/+$/, '') : directory;
}
