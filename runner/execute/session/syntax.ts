import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import type { CommandSyntaxError } from './types.ts';

/** What `bash -n` says of a command that it can't parse; undefined where the grammar is fine. */
export async function findSyntaxError(
	bash: string,
	command: string,
	shellOptions: readonly string[],
): Promise<CommandSyntaxError | undefined> {
	const options = shellOptions.flatMap((name) => ['-O', name]);
	const child = spawn(bash, ['--norc', '--noprofile', ...options, '-n'], {
		stdio: ['pipe', 'ignore', 'pipe'],
		// bash names no line where it goes by its own name.
		argv0: 'check',
		env: { LC_ALL: 'C' },
	});
	child.stdin.on('error', () => child.stdin.destroy());
	child.stdin.end(command);
	const first = (await text(child.stderr)).split('\n').find((line) => !line.includes(': warning: '));
	const [, line, message] = /line (\d+): (.*)$/.exec(first ?? '') ?? [];
	if (line === undefined || message === undefined) return undefined;
	// The end of the text is named by the line after it.
	return { line: Math.min(Number(line), command.trimEnd().split('\n').length), message };
}
