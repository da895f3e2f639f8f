import { readFileSync } from 'node:fs';
import * as z from 'zod';
import type { Tool } from '../adapters/adapter.ts';
import { sourceFilesOf } from '../confirm/sourceFiles.ts';
import type { Executable } from '../locate/executable.ts';
import type { Facts } from '../model/facts.ts';
import { isHarmless } from './allowList.ts';

/**
 * How far a program that is not confined may be asked. `anything`: it is known to be harmless. `help`: its parser shows the help of each
 * command before anything is done. `own-help`: its file names `--help`. `nothing`: nobody knows what it would do.
 */
export const helpReachSchema = z.enum(['anything', 'help', 'own-help', 'nothing']);
type HelpReach = z.infer<typeof helpReachSchema>;

/** Parsers of compiled programs that know `--help` behind each command. */
const compiled: ReadonlySet<string> = new Set(['cobra', 'clap', 'hashicorp-cli']);

/** Scripts that bring in such a parser: Python, JavaScript. */
const imported =
	/^\s*(?:import|from) (?:argparse|click|typer)\b|(?:\brequire\(|\bfrom |\bimport )["'](?:commander|yargs|cac|citty|clipanion|@oclif\/core|@commander-js\/[\w-]+)(?:\/[\w-]+)?["']/m;
const named = /--help\b/;

export function helpReachOf(executable: Executable, facts: Facts): HelpReach {
	if (isHarmless(executable.name)) return 'anything';
	try {
		return facts.kind === 'binary' ? reachOfBinary(executable, facts) : reachOfScript(executable, facts);
	} catch {
		return 'nothing';
	}
}

function reachOfBinary({ realPath }: Executable, { markers }: Facts): HelpReach {
	if (markers.some((marker) => compiled.has(marker))) return 'help';
	return readFileSync(realPath).includes('--help') || markers.includes('go-flag') ? 'own-help' : 'nothing';
}

function reachOfScript(executable: Executable, { kind }: Facts): HelpReach {
	if (kind !== 'script') return 'nothing';
	let names = false;
	for (const file of sourceFilesOf(executable)) {
		const text = readFileSync(file, 'utf8');
		if (imported.test(text)) return 'help';
		names ||= named.test(text);
	}
	return names ? 'own-help' : 'nothing';
}

function isWithin(reach: HelpReach, args: readonly string[]): boolean {
	if (reach === 'own-help') return args.length === 1 && /^--?help$/.test(args[0] ?? '');
	const last = args.at(-1) ?? '';
	return reach === 'anything' || (reach === 'help' && (/^(?:--?help|-h)$/.test(last) || args[0] === 'help'));
}

/** Starts the program for questions within its reach only; to all others it has no answer. */
export function within(ask: Tool['ask'], reach: HelpReach, name: string): Tool['ask'] {
	return async (args, options) =>
		isWithin(reach, args) && (reach === 'anything' || options?.program === undefined)
			? ask(args, options)
			: { argv: [name, ...args], exitCode: null, stdout: '', stderr: '', timedOut: false };
}
