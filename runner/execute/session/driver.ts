import { quoteWord } from './quote.ts';

/** The shell's descriptor for reports: high enough to be out of the way of `exec {fd}>…`, which counts from 10. */
const reportDescriptor = 99;
const toReport = `>&${reportDescriptor}`;
/** Assigning LINENO here, where bash does not restore it, makes the next line of the script line 1. */
const silently = '>/dev/null 2>&"$((LINENO=0,1))"';
const reporter = '__runbook_exec';

/*
 * The shell reads its script from a pipe, and that reader is the only loop: a `break`, a syntax error or a failing assignment
 * of a command can't leave it. `\builtin` is neither an alias nor a function. Each builtin of a report is redirected by itself,
 * so that what a DEBUG trap prints between them stays out of the report.
 */
const defineReporter = `${reporter}() {
\\builtin printf '%s\\0' "$1" "$2" "$3" ${toReport} || \\builtin exit "$2"
\\builtin umask ${toReport}; \\builtin pwd ${toReport}; \\builtin printf '\\0' ${toReport}
\\builtin declare -p ${toReport}; \\builtin printf '\\0' ${toReport}
\\builtin declare -f ${toReport}; \\builtin declare -Fx ${toReport}; \\builtin alias -p ${toReport}; \\builtin printf '\\0' ${toReport}
}`;

/** Lines that make a fresh bash ready; `exitNonce` marks the report that its EXIT trap makes. */
export function setUpLines(cwd: string, exitNonce: string): string {
	return [
		// Not `\\builtin exec`: its redirections end with it.
		`\\exec ${reportDescriptor}>report`,
		`\\builtin cd -- ${quoteWord(cwd)} ${silently}; \\builtin unset OLDPWD`,
		'\\builtin shopt -s expand_aliases',
		defineReporter,
		setExitTrap("''", exitNonce),
		'',
	].join('\n');
}

/**
 * Reports exit status, flags and state, led by `nonce`; the shell ends where it can't report. The empty line comes first
 * since bash, after an unclosed quote in `eval`, takes the next word for an argument.
 */
export function reportLine(nonce: string): string {
	return `\n${report(nonce, '')}||\\builtin :\n`;
}

function setExitTrap(word: string, exitNonce: string): string {
	return `\\builtin trap -- ${word}${quoteWord(`\n${report(exitNonce, '\\builtin trap - EXIT;')}`)} EXIT`;
}

function report(nonce: string, before: string): string {
	return `{ ${reporter} ${nonce} "$?" "$-";${before}\\builtin trap -p${toReport};\\builtin printf \\\\0${toReport};} ${silently}`;
}

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
}

/** Lines that run one command; its first line is line 1. */
export function commandLines(command: string, carried: Carried): string {
	const aside: string[] = [];
	const back: string[] = [];
	if (!carried.exitTrap?.includes(carried.exitNonce)) {
		aside.push(`${setExitTrap(carried.exitTrap ?? "''", carried.exitNonce)};`);
	}
	if (carried.debugTrap !== undefined) {
		aside.push('\\builtin trap - DEBUG;');
		back.push(`\\builtin trap -- ${carried.debugTrap} DEBUG;`);
	}
	const traced = [...'xv'].filter((flag) => carried.flags.includes(flag));
	if (traced.length > 0) {
		aside.push('\\builtin set +xv;');
		back.push(`\\builtin set -${traced.join('')};`);
	}
	const evaluate = `\\builtin eval ${quoteWord(back.join('') + command)}`;
	const before = aside.length > 0 ? `{ ${aside.join('')}} ${silently}\n` : '';
	// Only a condition may fail without setting off `set -e` or an ERR trap.
	if (carried.status === 0) return `${before}${evaluate}\n`;
	return `${before}if (\\builtin exit ${carried.status}); then \\builtin :; else ${evaluate}; fi\n`;
}

/** A line that evaluates state as an earlier shell printed it; what this shell refuses is left out. */
export function restoreLine(definitions: string): string {
	return `\\builtin eval ${quoteWord(definitions)} ${silently}\n`;
}
