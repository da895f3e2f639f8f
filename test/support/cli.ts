import path from 'node:path';
import pc from 'picocolors';
import { main } from '../../runner/cli/main.ts';

export const projectRoot = path.resolve(import.meta.dirname, '../..');

interface CliResult {
	exitCode: number;
	stdout: string;
	stderr: string;
}

/** Runs a command line in this process, without colours and without a person at the terminal. */
export async function runCli(
	args: readonly string[],
	options: { cwd?: string; env?: Record<string, string | undefined> } = {},
): Promise<CliResult> {
	const printed = { stdout: '', stderr: '' };
	const exitCode = await main(args, {
		cwd: options.cwd ?? projectRoot,
		env: { ...process.env, ...options.env },
		interactive: false,
		colors: pc.createColors(false),
		out: (text) => void (printed.stdout += text),
		err: (text) => void (printed.stderr += text),
	});
	return { exitCode, ...printed };
}
