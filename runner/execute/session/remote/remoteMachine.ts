import { spawn } from 'node:child_process';
import { UserError } from '../../../errors/userError.ts';
import { setUpLines } from '../driver.ts';
import { createMarker, markerName } from '../home.ts';
import { initialise } from '../initialise.ts';
import { endWithUs, hasEnded } from '../leftovers.ts';
import type { Before, Machine, RunningShell } from '../machine.ts';
import { randomToken } from '../randomToken.ts';
import { restoreState } from '../savedState.ts';
import { restoreLines, unsetLines } from '../state.ts';
import type { ShellState } from '../state.ts';
import type { Connection } from './connection.ts';
import { endLines } from './endLines.ts';
import { outerLines } from './outerLines.ts';
import { RemoteShell } from './remoteShell.ts';
import type { Client } from './remoteShell.ts';

interface RemoteOptions {
	connection: Connection;
	/** Directory there; without it the one that the connection begins in. */
	cwd: string | undefined;
	/** Variables besides those of the far side. */
	env: Readonly<Record<string, string>>;
	/** The environment of the client: where `ssh` finds its agent, and `docker` its engine. */
	clientEnv: NodeJS.ProcessEnv;
	grammarBash: string;
}

/** Time to reach the far side and to begin there. */
const startLimitMs = 60_000;
/** Time for the far side to say that its processes have ended, after the grace that they have. */
const endLimitMs = 10_000;

/** A machine that is reached by a client's standard input, output and error. */
export class RemoteMachine implements Machine {
	readonly grammarBash: string;
	private readonly options: RemoteOptions;
	private readonly markerValue = createMarker({});

	constructor(options: RemoteOptions) {
		this.options = options;
		this.grammarBash = options.grammarBash;
	}

	async openShell({ left, resumed }: Before, exitNonce: string): Promise<{ shell: RunningShell; fresh: ShellState }> {
		const { cwd, env } = this.options;
		const mark = randomToken(16);
		const shell = new RemoteShell(await this.start(), mark, exitNonce);
		const limit = setTimeout(() => shell.close(), startLimitMs);
		const directories = [(left ?? resumed)?.cwd, cwd].filter((directory) => directory !== undefined);
		try {
			shell.write(outerLines({ mark, env: { ...env, [markerName]: this.markerValue }, directories }));
			const fresh = await initialise(shell, setUpLines(undefined, exitNonce, ''));
			if (left) await initialise(shell, unsetLines(left, fresh) + restoreLines(left, fresh));
			else if (resumed) await initialise(shell, restoreLines(restoreState(fresh, resumed), fresh));
			return { shell, fresh };
		} catch (error) {
			shell.close();
			throw this.explain(error);
		} finally {
			clearTimeout(limit);
		}
	}

	async endProcesses(root: number | undefined, graceMs: number): Promise<void> {
		const { process, stdin, stdout, stderr } = await this.start();
		const marker = `${markerName}=${this.markerValue}`;
		const ended = new Promise<void>((resolve) => {
			process.once('close', () => resolve());
		});
		for (const stream of [stdout, stderr]) stream.resume();
		stdin.on('error', () => stdin.destroy());
		stdin.end(endLines(root, marker, graceMs), 'latin1');
		const limit = setTimeout(() => process.kill('SIGKILL'), graceMs + endLimitMs);
		await ended;
		clearTimeout(limit);
	}

	close(): Promise<void> {
		return this.options.connection.close();
	}

	private async start(): Promise<Client> {
		const [program, ...words] = await this.options.connection.command();
		// In a session of its own, so that Ctrl-C at the terminal does not cut the connection before all is ended there.
		const child = spawn(program, words, {
			env: this.options.clientEnv,
			stdio: ['pipe', 'pipe', 'pipe'],
			detached: true,
		});
		const { pid } = child;
		if (pid === undefined) {
			child.stderr.push(`${program}: command not found`);
			child.stderr.push(null);
		} else {
			endWithUs(pid);
			child.once('exit', () => hasEnded(pid));
		}
		child.on('error', () => child.emit('close', 127, null));
		return { process: child, stdin: child.stdin, stdout: child.stdout, stderr: child.stderr };
	}

	private explain(error: unknown): unknown {
		if (!(error instanceof UserError)) return error;
		const { name, hint } = this.options.connection;
		return new UserError(`no session could be opened on ${name}${error.message.replace(/^[^:]*/, '')}`, hint);
	}
}
