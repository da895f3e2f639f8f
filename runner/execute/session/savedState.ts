import { parseDeclarations } from './declarations.ts';
import type { Declaration } from './declarations.ts';
import { quoteWord, toBytes } from './quote.ts';
import type { SavedState, SavedVariable } from './savedStateSchema.ts';
import { trapWord, withoutExitTrap } from './state.ts';
import type { ShellState } from './state.ts';

/** Variables that bash itself keeps, and our own. */
const ownNames =
	/^(?:_|BASHPID|BASHOPTS|SHELLOPTS|BASH_(?!ENV$|XTRACEFD$)\w*|EPOCH\w+|S?RANDOM|SECONDS|LINENO|PIPESTATUS|FUNCNAME|PPID|E?UID|DIRSTACK|GROUPS|HISTCMD|COLUMNS|LINES|COMP_WORDBREAKS|RUNBOOK_EXEC_\w+)$/;

/** Lines of `declare -p` that change from one command to the next whatever these do. */
const volatileLine =
	/^declare -\S+ (_|BASHPID|EPOCH\w+|S?RANDOM|SECONDS|LINENO|PIPESTATUS|BASH_(?!ENV=|XTRACEFD=)\w+|HISTCMD)=.*\n/gm;

/** Longest value that is kept, in bytes. */
const longestValue = 256 * 1024;

/** Tells of a state what of it the shell was not opened with. */
export function createSave(opened: ShellState): (state: ShellState) => SavedState {
	const before = ownVariables(parseDeclarations(opened.variables));
	let last: { key: string | undefined; saved: SavedState; state: ShellState } | undefined;
	return (state) => {
		if (!last || !isSame(state, last.state)) {
			const key = stableText(state);
			const known = key !== undefined && last?.key === key ? last.saved : undefined;
			last = { key, saved: known ?? saveState(state, opened, before), state };
		}
		return { ...last.saved, status: state.status, flags: state.flags };
	};
}

/** Whether the shell told the very same of itself, but for the status and the flags. */
function isSame(one: ShellState, other: ShellState): boolean {
	return (
		one.variables === other.variables &&
		one.definitions === other.definitions &&
		one.traps === other.traps &&
		one.cwd === other.cwd &&
		one.umask === other.umask
	);
}

/** What two states have in common that are to be saved alike; undefined where a value may look like a volatile line. */
function stableText({ cwd, umask, traps, variables, definitions }: ShellState): string | undefined {
	const names = new Set<string>();
	let isDoubled = false;
	const stable = variables.replaceAll(volatileLine, (_line, name: string) => {
		isDoubled ||= names.has(name);
		names.add(name);
		return '';
	});
	return isDoubled ? undefined : [cwd, umask, traps, stable, definitions].join('\0');
}

function saveState(state: ShellState, opened: ShellState, before: ReadonlyMap<string, Declaration>): SavedState {
	const declared = parseDeclarations(state.variables);
	const after = ownVariables(declared);
	const changed = [...after.values()].filter(({ name, text }) => before.get(name)?.text !== text);
	const saved = changed.map(saveVariable);
	return {
		cwd: state.cwd,
		umask: state.umask,
		status: state.status,
		flags: state.flags,
		options: { shell: valueOf(declared, 'SHELLOPTS'), bash: valueOf(declared, 'BASHOPTS') },
		traps: decode(userTraps(state)) ?? '',
		variables: saved.filter((variable) => variable !== undefined),
		removed: [...before.keys()].filter((name) => !after.has(name)),
		definitions: state.definitions === opened.definitions ? null : (decode(userDefinitions(state)) ?? null),
		omitted: changed.flatMap(({ name }, index) => (saved[index] ? [] : [name])),
	};
}

/** The state that a shell, opened as `fresh`, is to be brought to. */
export function restoreState(fresh: ShellState, saved: SavedState): ShellState {
	return {
		...fresh,
		cwd: saved.cwd,
		umask: saved.umask,
		traps: toBytes(saved.traps),
		variables: [
			...saved.variables.map(declarationLine),
			`declare -r SHELLOPTS=${quoteWord(saved.options.shell)}`,
			`declare -r BASHOPTS=${quoteWord(saved.options.bash)}`,
			...saved.removed.map((name) => `unset -v ${name}`),
			'',
		].join('\n'),
		definitions: saved.definitions === null ? fresh.definitions : toBytes(saved.definitions),
	};
}

/** The traps without what the driver put behind the user's EXIT trap. */
function userTraps(state: ShellState): string {
	const word = trapWord(state, 'EXIT');
	const text = word?.slice(1, -1).replaceAll(String.raw`'\''`, "'") ?? '';
	const own = text.replace(/\n?\{ __runbook [0-9a-f]{32} [^]*$/, '');
	return withoutExitTrap(state).traps.trimStart() + (own === '' ? '' : `trap -- ${quoteSingle(own)} EXIT\n`);
}

function quoteSingle(text: string): string {
	return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

/** The functions and aliases without the driver's own functions, whose bodies bash prints indented. */
function userDefinitions({ definitions }: ShellState): string {
	return definitions.replaceAll(/^__runbook(?:_end)? \(\) \n\{ \n(?: .*\n|\n)*\}\n/gm, '');
}

function ownVariables(declared: readonly Declaration[]): Map<string, Declaration> {
	const own = new Map<string, Declaration>();
	for (const declaration of declared) if (!ownNames.test(declaration.name)) own.set(declaration.name, declaration);
	return own;
}

function saveVariable({ name, attributes, value, text }: Declaration): SavedVariable | undefined {
	const declaration = decode(text);
	if (declaration === undefined || text.length > longestValue) return undefined;
	return value === undefined ? { name, attributes, declaration } : { name, attributes, value };
}

function declarationLine({ name, attributes, value, declaration }: SavedVariable): string {
	if (value === undefined) return toBytes(declaration ?? '');
	return `declare -${attributes} ${name}=${quoteWord(toBytes(value))}`;
}

function valueOf(declared: readonly Declaration[], name: string): string {
	return declared.find((declaration) => declaration.name === name)?.value ?? '';
}

/** Latin-1 text, one character a byte, as the UTF-8 that it is; undefined where it is none. */
function decode(bytes: string): string | undefined {
	const text = Buffer.from(bytes, 'latin1').toString('utf8');
	return toBytes(text) === bytes ? text : undefined;
}
