import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { commandLines } from './driver.ts';
import { limitRun } from './limitRun.ts';
import type { RunEnd } from './limitRun.ts';
import { openShell } from './openShell.ts';
import { endProcesses } from './processes.ts';
import { createCaptures, nulByteOutcome, toOutcome, toResult } from './results.ts';
import type { Shell } from './shell.ts';
import type { SessionHome } from './home.ts';
import { directoryToOpen, environmentToOpen } from './home.ts';
import { exportedVariables, shellOptions, trapWord, withoutExitTrap } from './state.ts';
import type { ShellState } from './state.ts';
import { findSyntaxError } from './syntax.ts';
import type { RunOptions, Session, SessionResult } from './types.ts';

/** Time between SIGTERM and SIGKILL. */
const graceMs = 1000;
/** Time that the shell's EXIT trap has when the session is closed. */
const exitTrapLimitMs = 5000;

/** A session on this machine. A shell is opened, with the state that is known, whenever one is needed and none lives. */
export class LocalSession implements Session {
	private readonly home: SessionHome;
	private readonly exitNonce = randomBytes(16).toString('hex');
	private shell: Shell | undefined;
	private known: ShellState | undefined;
	/** Resolves once `known` is the state after the last command. */
	private reported: Promise<void> = Promise.resolve();
	private busy = false;
	private closed = false;

	constructor(home: SessionHome) {
		this.home = home;
	}

	/** Makes sure that a shell with the last known state is there. */
	async open(): Promise<{ shell: Shell; state: ShellState }> {
		await this.reported;
		if (this.shell && !this.shell.ended && this.known) return { shell: this.shell, state: this.known };
		this.shell?.close();
		const opened = await openShell({
			bash: this.home.bash,
			cwd: directoryToOpen(this.home, this.known),
			env: environmentToOpen(this.home, this.known),
			exitNonce: this.exitNonce,
			restore: this.known,
		});
		this.shell = opened.shell;
		this.known = opened.state;
		return opened;
	}

	async run(command: string, options: RunOptions = {}): Promise<SessionResult> {
		if (this.closed) throw new Error('Cannot run a command in a closed session');
		if (this.busy) throw new Error('Cannot run a command while another one runs in the same session');
		this.busy = true;
		try {
			return await this.runAlone(command, options);
		} finally {
			this.busy = false;
		}
	}

	async state(): Promise<{ cwd: string; env: Record<string, string> }> {
		const { state } = await this.open();
		const { [this.home.markerName]: _, ...env } = exportedVariables(state);
		return { cwd: state.cwd, env };
	}

	async close(): Promise<void> {
		if (this.closed) return;
		this.closed = true;
		const { shell } = this;
		if (shell && !shell.ended && !this.busy) {
			shell.finish();
			await Promise.race([shell.exited, sleep(exitTrapLimitMs, undefined, { ref: false })]);
		}
		await this.endShell(shell);
	}

	private async runAlone(command: string, options: RunOptions): Promise<SessionResult> {
		const startedAt = performance.now();
		const captures = createCaptures(options);
		const refused =
			nulByteOutcome(command) ?? (options.signal?.aborted ? { ended: 'interrupted' as const } : undefined);
		if (refused) return toResult(refused, captures, startedAt);
		const { shell, state } = await this.open();
		const run = shell.run(this.linesFor(command, state), captures);
		const end = await limitRun(run.end, options);
		if (end.type === 'status') this.reported = run.state.then((after) => void (this.known = after ?? this.known));
		else await this.endRun(shell, state, end);
		const outcome = toOutcome(end, shell.exitState !== undefined);
		const result = toResult(outcome, captures, startedAt);
		return this.withSyntaxError(command, result, state);
	}

	private linesFor(command: string, state: ShellState): string {
		return commandLines(command, {
			...state,
			debugTrap: trapWord(state, 'DEBUG'),
			exitTrap: trapWord(state, 'EXIT'),
			exitNonce: this.exitNonce,
		});
	}

	/** Leaves no process behind and keeps the state to go on with. */
	private async endRun(shell: Shell, before: ShellState, end: RunEnd): Promise<void> {
		if (end.type === 'exit') {
			this.known = shell.exitState ?? before;
			return;
		}
		await this.endShell(shell);
		// An EXIT trap that has run is not to run again.
		this.known = shell.exitState ? withoutExitTrap(before) : before;
	}

	private async endShell(shell: Shell | undefined): Promise<void> {
		await endProcesses({ root: shell?.process.pid, marker: this.home.marker }, graceMs);
		if (!shell) return;
		await Promise.race([shell.exited, sleep(graceMs, undefined, { ref: false })]);
		shell.close();
	}

	/** bash exits with 1 or 2 where it can't parse; the command's own words on stderr prove nothing, so bash is asked. */
	private async withSyntaxError(command: string, result: SessionResult, before: ShellState): Promise<SessionResult> {
		const suspect = result.ended === 'exited' && (result.exit === 1 || result.exit === 2) && result.stderr.bytes > 0;
		const syntaxError = suspect && (await findSyntaxError(this.home.bash, command, shellOptions(before)));
		return syntaxError ? { ...result, ended: 'syntax-error', syntaxError } : result;
	}
}
