import { CommanderError } from 'commander';
import { Interrupted } from '../errors/interrupted.ts';
import { UserError } from '../errors/userError.ts';
import { printable } from '../report/text/printable.ts';
import { SandboxError } from '../sandbox/sandboxError.ts';
import { exitCodes } from './exitCodes.ts';
import { createProgram } from './program.ts';
import { processTerminal } from './terminal.ts';
import type { Terminal } from './terminal.ts';

/** Runs one command line (without node and script) and gives the process's exit code. */
export async function main(args: readonly string[], terminal: Terminal = processTerminal()): Promise<number> {
	let exitCode: number = exitCodes.ok;
	const program = createProgram(terminal, (code) => {
		exitCode = code;
	});
	try {
		await program.parseAsync([...args], { from: 'user' });
		return exitCode;
	} catch (error) {
		return explain(error, terminal);
	}
}

/** A known error is a message and a hint; an unknown one is a defect of ours and keeps its stack. */
function explain(error: unknown, terminal: Terminal): number {
	if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.ok : exitCodes.usage;
	if (!(error instanceof UserError)) throw error;
	const { bold, red, dim } = terminal.colors;
	const hint = error.hint ? `\n${dim(indent(printable(error.hint)))}` : '';
	terminal.err(`${bold(red('error'))}: ${printable(error.message)}${hint}\n`);
	const interrupted = error instanceof Interrupted || (error instanceof SandboxError && error.reason === 'interrupted');
	return interrupted ? exitCodes.interrupted : exitCodes.usage;
}

function indent(text: string): string {
	return text
		.split('\n')
		.map((line) => `  ${line}`)
		.join('\n');
}
