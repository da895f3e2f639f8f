import { parseDeclarations } from './declarations.ts';
import { restoreLine } from './driver.ts';
import { quoteWord } from './quote.ts';
import type { Report } from './reports.ts';
import type { Snapshot } from './snapshots.ts';

/** All that carries over from one command to the next. */
export interface ShellState extends Report, Snapshot {}

/** The exported variables by name; exported functions are not among them. */
export function exportedVariables(state: Snapshot): Record<string, string> {
	const env: Record<string, string> = {};
	for (const { name, attributes, value } of parseDeclarations(state.variables)) {
		if (attributes.includes('x') && value !== undefined && name !== '_') env[name] = value;
	}
	return env;
}

const trapEntry = /^trap -- ('[^']*'(?:\\''[^']*')*) (\S+)$/gm;

/** The quoted word that a signal's trap holds, as `trap -p` prints it. */
export function trapWord(state: Report, signal: string): string | undefined {
	for (const [, word, name] of state.traps.matchAll(trapEntry)) if (name === signal) return word;
	return undefined;
}

export function withoutExitTrap(state: ShellState): ShellState {
	return { ...state, traps: state.traps.replaceAll(trapEntry, (entry, _word, name) => (name === 'EXIT' ? '' : entry)) };
}

/** Names of the `shopt` options that are on. */
export function shellOptions(state: Snapshot): string[] {
	return [...optionNames(state, 'BASHOPTS')];
}

/** Lines that bring a shell from `fresh`, its state right after it was opened, to `wanted`. */
export function restoreLines(wanted: ShellState, fresh: ShellState): string {
	return [
		...optionLines('BASHOPTS', wanted, fresh, { on: 'shopt -s', off: 'shopt -u' }),
		restoreLine(wanted.variables),
		restoreLine(wanted.definitions),
		...[...wanted.traps.matchAll(trapEntry)].map(([, word, name]) => `\\builtin trap -- ${word} ${name}\n`),
		`\\builtin umask ${quoteWord(wanted.umask)}\n`,
		...optionLines('SHELLOPTS', wanted, fresh, { on: 'set -o', off: 'set +o' }),
	].join('');
}

/** Lines that take away the exported variables that the state to go on with does not have. */
export function unsetLines(wanted: ShellState, fresh: ShellState): string {
	const kept = new Set(parseDeclarations(wanted.variables).map(({ name }) => name));
	const gone = Object.keys(exportedVariables(fresh)).filter((name) => !kept.has(name));
	return gone.map((name) => `\\builtin unset -v ${name}\n`).join('');
}

/** Put back with each command instead, by their flags `x`, `v` and `T`. */
const putBackLater = new Set(['xtrace', 'verbose', 'functrace']);

function optionLines(
	variable: 'BASHOPTS' | 'SHELLOPTS',
	wanted: ShellState,
	fresh: ShellState,
	command: { on: string; off: string },
): string[] {
	const before = optionNames(fresh, variable);
	const after = optionNames(wanted, variable);
	return [
		...[...after].filter((name) => !before.has(name)).map((name) => `\\builtin ${command.on} ${name}\n`),
		...[...before].filter((name) => !after.has(name)).map((name) => `\\builtin ${command.off} ${name}\n`),
	];
}

function optionNames(state: Snapshot, variable: string): Set<string> {
	const list = parseDeclarations(state.variables).find(({ name }) => name === variable)?.value ?? '';
	return new Set(list.split(':').filter((name) => name !== '' && !putBackLater.has(name)));
}
