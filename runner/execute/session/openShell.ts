import { spawn } from 'node:child_process';
import { pipesLine, setUpLines } from './driver.ts';
import { initialise } from './initialise.ts';
import { endWithUs, hasEnded } from './leftovers.ts';
import { closeTheirs, createPipes } from './pipes.ts';
import type { Pipes } from './pipes.ts';
import { shellCommand } from './processes.ts';
import { Shell } from './shell.ts';
import { restoreLines } from './state.ts';
import type { ShellState } from './state.ts';

export interface ShellOptions {
	bash: string;
	cwd: string;
	env: Record<string, string>;
	/** Marks the report of the EXIT trap. */
	exitNonce: string;
	/** The state to go on with, from the one that a fresh shell has. */
	restore: ((fresh: ShellState) => ShellState) | undefined;
}

const startLimitMs = 10_000;

/** Starts a bash in a session of its own and brings it to where commands can run. */
export async function openShell(options: ShellOptions): Promise<{ shell: Shell; fresh: ShellState }> {
	const pipes = await createPipes();
	const shell = start(options, pipes);
	const limit = setTimeout(() => shell.process.kill('SIGKILL'), startLimitMs);
	try {
		const fresh = await initialise(shell, setUpLines(options.cwd, options.exitNonce, pipesLine));
		if (options.restore) await initialise(shell, restoreLines(options.restore(fresh), fresh));
		return { shell, fresh };
	} catch (error) {
		shell.close();
		throw error;
	} finally {
		clearTimeout(limit);
		pipes.unlink();
	}
}

function start({ bash, env, exitNonce }: ShellOptions, pipes: Pipes): Shell {
	const child = spawn(bash, shellCommand.slice(1), {
		cwd: pipes.directory,
		env,
		// By this name bash words its messages as at a terminal, without line numbers of our script.
		argv0: 'bash',
		stdio: ['ignore', pipes.theirs.stdout, pipes.theirs.stderr],
		detached: true,
	});
	closeTheirs(pipes);
	const { pid } = child;
	// Without a pid the start failed, which the exit that follows tells.
	child.on('error', () => child.emit('exit', 127, null));
	if (pid !== undefined) {
		endWithUs(pid);
		child.once('exit', () => hasEnded(pid));
	}
	return new Shell(child, pipes, exitNonce);
}
