import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createShellSession } from '../../../../runner/shell/session.ts';
import type { ShellCommand, ShellWord } from '../../../../runner/shell/command.ts';
import { createSurfaceChecker, type SurfaceCheckerOptions } from '../../../../runner/verify/surface/index.ts';
import type { CommandVerdict } from '../../../../runner/verify/verdict.ts';

export function commandOf(text: string): ShellCommand {
	const [command] = createShellSession().parse(text).commands;
	if (!command) throw new Error(`no command in ${JSON.stringify(text)}`);
	return command;
}

export function wordsOf(text: string): ShellWord[] {
	return commandOf(`tool ${text}`).words.slice(1);
}

export function temporaryDirectory(name: string): string {
	return mkdtempSync(path.join(tmpdir(), `surface-${name}-`));
}

/** One cache for all the tests of a file. */
export function createChecking(options: SurfaceCheckerOptions = {}): (text: string) => Promise<CommandVerdict> {
	const workspace = temporaryDirectory('workspace');
	const checker = createSurfaceChecker({ workspace, ...options });
	return (text) => checker.check(commandOf(text));
}

/** What a verdict comes down to: `verified`, `unknown`, or its problems as `severity rule text`. */
export function summary({ verdict, problems }: CommandVerdict, text: string): string {
	const told = problems.map(
		({ severity, ruleId, span }) => `${severity} ${ruleId} ${text.slice(span.start, span.end)}`,
	);
	return told.length > 0 ? told.join(', ') : verdict;
}
