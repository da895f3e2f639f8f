import { setTimeout as sleep } from 'node:timers/promises';
import { UserError } from '../../errors/userError.ts';
import { commandLines, enterLines } from './driver.ts';
import { limitRun } from './limitRun.ts';
import type { RunEnd } from './limitRun.ts';
import { markerName } from './home.ts';
import { initialise } from './initialise.ts';
import type { Machine, RunningShell } from './machine.ts';
import { createCaptures, nulByteOutcome, reopenedNote, toOutcome, toResult } from './results.ts';
import { createSave } from './savedState.ts';
import type { SavedState } from './savedStateSchema.ts';
import { exportedVariables, shellOptions, trapWord, withoutExitTrap } from './state.ts';
import type { ShellState } from './state.ts';
import { findSyntaxError } from './syntax.ts';
import type { RunOptions, Session, SessionResult } from './types.ts';
import { randomToken } from './randomToken.ts';

/** Time between SIGTERM and SIGKILL. */
const graceMs = 1000;
/** Time that the shell's EXIT trap has when the session is closed. */
const exitTrapLimitMs = 5000;

/** Time that a shell has to say how a command left it: that may have taken the descriptor away on which it does. */
const saveLimitMs = 2000;

/** A session on one machine. A shell is opened, with the state that is known, whenever one is needed and none lives. */
export class BashSession implements Session {
	private readonly machine: Machine;
	/** What an earlier session left, which the first shell goes on with. */
	private readonly restore: SavedState | undefined;
	private readonly exitNonce = randomToken(16);
	private shell: RunningShell | undefined;
	/** What a new shell goes on with: the state that the one before left. */
	private left: ShellState | undefined;
	/** The first shell's state before any command. */
	private opened: ShellState | undefined;
	private saveState: ((state: ShellState) => SavedState) | undefined;
	/** What the command before left, where that was in an earlier session. */
	private resumed: Pick<SavedState, 'status' | 'flags'> | undefined;
	private readonly retired: RunningShell[] = [];
	private busy = false;
	private closed = false;

	constructor(machine: Machine, restore?: SavedState) {
		this.machine = machine;
		this.restore = restore;
	}

	/** A living shell, opened with the last known state where there is none. */
	async open(): Promise<RunningShell> {
		if (this.shell && !this.shell.ended) return this.shell;
		if (this.shell) this.retire(this.shell);
		const resumed = this.opened === undefined ? this.restore : undefined;
		const { shell, fresh } = await this.machine.openShell({ left: this.left, resumed }, this.exitNonce);
		this.resumed = resumed;
		this.opened ??= fresh;
		this.left = undefined;
		this.shell = shell;
		return shell;
	}

	/** Goes to the directory that the session is to begin in, before any command ran. */
	async enter(cwd: string): Promise<void> {
		const shell = await this.open();
		await initialise(shell, `${enterLines(cwd)}\n`);
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
		const state = (await this.stateOfLiving()) ?? (await this.stateOfLiving());
		if (!state) throw new Error('The shell of the session ends as soon as it is opened');
		const { [markerName]: _, ...env } = exportedVariables(state);
		return { cwd: state.cwd, env };
	}

	async save(): Promise<SavedState | undefined> {
		const { shell, opened } = this;
		const living = shell && !shell.ended;
		const state = living ? await shell.takeSnapshot(saveLimitMs) : this.left;
		if (!state || !opened) return undefined;
		this.saveState ??= createSave(opened);
		return this.saveState(state);
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
		for (const ended of this.retired) ended.close();
		await this.machine.close();
	}

	private async runAlone(command: string, options: RunOptions): Promise<SessionResult> {
		const startedAt = performance.now();
		const captures = createCaptures(options);
		const refused =
			nulByteOutcome(command) ?? (options.signal?.aborted ? { ended: 'interrupted' as const } : undefined);
		if (refused) return toResult(refused, captures, startedAt);
		// A shell that ended during a command has been told of, and is gone from here.
		const reopened = this.shell?.ended ?? false;
		const { shell, lost } = await this.tryToOpen();
		if (!shell) return toResult({ ended: 'session-lost', note: lost }, captures, startedAt);
		const end = await limitRun(shell.run(this.linesFor(command, shell), captures), options);
		if (end.type !== 'reported') await this.endRun(shell, end);
		const outcome = { ...(reopened && { note: reopenedNote }), ...toOutcome(end, shell.exitState !== undefined) };
		const result = toResult(outcome, captures, startedAt);
		return this.withSyntaxError(command, result, shell);
	}

	/** A shell, or why there can be none any more. */
	private async tryToOpen(): Promise<{ shell: RunningShell; lost?: never } | { shell?: never; lost: string }> {
		try {
			return { shell: await this.open() };
		} catch (error) {
			if (error instanceof UserError) return { lost: error.message };
			throw error;
		}
	}

	private linesFor(command: string, { report, commandInput }: RunningShell): string {
		if (!report) throw new Error('A shell was opened that never reported');
		const { status, flags } = this.resumed ?? report;
		this.resumed = undefined;
		return commandLines(command, {
			status,
			flags,
			debugTrap: trapWord(report, 'DEBUG'),
			exitTrap: trapWord(report, 'EXIT'),
			exitNonce: this.exitNonce,
			commandInput,
		});
	}

	/** Undefined where the shell ended meanwhile. */
	private async stateOfLiving(): Promise<ShellState | undefined> {
		const shell = await this.open();
		const state = await shell.takeSnapshot();
		return shell.ended ? undefined : state;
	}

	/** Keeps the state to go on with; of a command that was ended from outside no process is left. */
	private async endRun(shell: RunningShell, end: RunEnd): Promise<void> {
		if (end.type === 'exit' || end.type === 'lost') {
			this.retire(shell);
		} else {
			this.shell = undefined;
			await this.endShell(shell);
			// An EXIT trap that has run is not to run again.
			this.left = shell.exitState && shell.state ? withoutExitTrap(shell.state) : shell.state;
		}
	}

	private retire(shell: RunningShell): void {
		this.shell = undefined;
		this.left = shell.exitState ?? shell.state;
		shell.retire();
		this.retired.push(shell);
	}

	private async endShell(shell: RunningShell | undefined): Promise<void> {
		// The number of a shell that has ended may be another process's by now.
		const root = shell?.ended ? undefined : shell?.root;
		await this.machine.endProcesses(root, graceMs);
		if (!shell) return;
		await Promise.race([shell.exited, sleep(graceMs, undefined, { ref: false })]);
		shell.close();
	}

	/** bash exits with 1 or 2 where it can't parse; the command's own words on stderr prove nothing, so bash is asked. */
	private async withSyntaxError(command: string, result: SessionResult, shell: RunningShell): Promise<SessionResult> {
		const suspect = result.ended === 'exited' && (result.exit === 1 || result.exit === 2) && result.stderr.bytes > 0;
		if (!suspect) return result;
		const { state } = shell;
		const syntaxError = await findSyntaxError(this.machine.grammarBash, command, state ? shellOptions(state) : []);
		return syntaxError ? { ...result, ended: 'syntax-error', syntaxError } : result;
	}
}
