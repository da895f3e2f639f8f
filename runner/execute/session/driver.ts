import { quoteWord, toBytes } from './quote.ts';

/** The shell's descriptors to us: high enough to be out of the way of `exec {fd}>…`, which counts from 10. */
export const reportDescriptor = 98;
export const snapshotDescriptor = 99;
/** Assigning LINENO here, where bash does not restore it, makes the next line of the script line 1. */
const silently = '>/dev/null 2>&"$((LINENO=0,1))"';

/*
 * The shell reads its script from a pipe, and that reader is the only loop: a `break`, a syntax error or a failing assignment
 * of a command can't leave it. `\builtin` is neither an alias nor a function. A function has a DEBUG trap only under `set -T`,
 * so nothing that the trap prints gets between the fields; of ERR and RETURN traps it does not know, so `trap -p` stands
 * outside. Bytes of the script are dear, since bash reads them one by one, and so are redirections and lines of output.
 */
const definitions = `__runbook() {
\\builtin printf '%s\\0' "$1" "$2" "$3" >&${reportDescriptor} || \\builtin exit "$2"
if [[ $3 == *[vT]* ]]; then \\builtin set +vT; fi
}
__runbook_end() {
\\builtin printf '\\0' >&${reportDescriptor}
{
\\builtin printf '%s\\0' "\${1-}"; \\builtin umask; \\builtin pwd; \\builtin printf '\\0'
\\builtin declare -p; \\builtin printf '\\0'
\\builtin declare -f; \\builtin declare -Fx; \\builtin alias -p; \\builtin printf '\\0'
} >&${snapshotDescriptor} || \\builtin exit
}`;

/** Opens the descriptors to us by the names of their pipes. Not `\\builtin exec`: its redirections end with it. */
export const pipesLine = `\\exec ${reportDescriptor}>report ${snapshotDescriptor}>snapshot`;

/** Lines that make a fresh bash ready; `exitNonce` marks what its EXIT trap reports. */
export function setUpLines(cwd: string | undefined, exitNonce: string, first: string): string {
	return [
		first,
		cwd === undefined ? '\\builtin unset OLDPWD' : enterLines(cwd),
		'\\builtin shopt -s expand_aliases',
		definitions,
		setExitTrap(undefined, exitNonce),
		'',
	].join('\n');
}

/** Makes a directory the one that the shell began in. */
export function enterLines(cwd: string): string {
	return `\\builtin cd -- ${quoteWord(toBytes(cwd))} ${silently}; \\builtin unset OLDPWD`;
}

/**
 * Reports status, flags and traps under `nonce`, then a snapshot of the rest of the state. The empty line comes first since
 * bash, after an unclosed quote in `eval`, takes the next word for an argument.
 */
export function reportLine(nonce: string): string {
	return `\n${report(nonce, '', '')}||:\n`;
}

/** Sets the EXIT trap to the user's, as a quoted word, and the report of the end after it. */
function setExitTrap(word: string | undefined, exitNonce: string): string {
	const atEnd = report(exitNonce, '\\builtin trap - EXIT;', ` ${exitNonce}`);
	return `\\builtin trap -- ${word === undefined ? quoteWord(atEnd) : word + quoteWord(`\n${atEnd}`)} EXIT`;
}

function report(nonce: string, before: string, mark: string): string {
	const traps = `\\builtin trap -p>&${reportDescriptor}`;
	return `{ __runbook ${nonce} "$?" "$-";${before}${traps};__runbook_end${mark};} ${silently}`;
}

/** Flags of `set` that are put back with each command, so that they show or trap none of the driver's own lines. */
const putBackFlags = 'xvT';

/** What a command finds as the one before it left it, and the driver must put back. */
export interface Carried {
	/** Exit status of the command before. */
	status: number;
	/** `$-` after the command before. */
	flags: string;
	/** The traps of these names as quoted words. */
	debugTrap: string | undefined;
	exitTrap: string | undefined;
	exitNonce: string;
	/** Redirection of the command's standard input. */
	commandInput: string;
}

/** Lines that run one command; its first line is line 1. */
export function commandLines(command: string, carried: Carried): string {
	const aside: string[] = [];
	const back: string[] = [];
	if (!carried.exitTrap?.includes(carried.exitNonce)) {
		aside.push(`${setExitTrap(carried.exitTrap, carried.exitNonce)};`);
	}
	const flags = [...putBackFlags].filter((flag) => carried.flags.includes(flag));
	if (flags.length > 0) {
		aside.push(`\\builtin set +${putBackFlags};`);
		back.push(`\\builtin set -${flags.join('')};`);
	}
	if (carried.debugTrap !== undefined) {
		aside.push('\\builtin trap - DEBUG;');
		back.push(`\\builtin trap -- ${carried.debugTrap} DEBUG;`);
	}
	// The newline is what makes a backslash at the end a continuation, as at a terminal.
	const evaluate = `\\builtin eval ${quoteWord(`${back.join('')}${toBytes(command)}\n`)}${carried.commandInput}`;
	const before = aside.length > 0 ? `{ ${aside.join('')}} ${silently}\n` : '';
	// Only a condition may fail without setting off `set -e` or an ERR trap.
	if (carried.status === 0) return `${before}${evaluate}\n`;
	return `${before}if (\\builtin exit ${carried.status}); then \\builtin :; else ${evaluate}; fi\n`;
}

/** A line that evaluates state as an earlier shell printed it; what this shell refuses is left out. */
export function restoreLine(printed: string): string {
	return `\\builtin eval ${quoteWord(printed)} ${silently}\n`;
}
