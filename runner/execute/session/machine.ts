import type { Capture } from './capture.ts';
import type { Report } from './reports.ts';
import type { SavedState } from './savedStateSchema.ts';
import type { ShellState } from './state.ts';

/** How a run of lines ended: with a report, with the end of the shell, or in a shell that runs no more commands. */
export type ShellEnd =
	| { type: 'reported'; report: Report }
	| { type: 'exit'; status: number; signal: string | undefined }
	| { type: 'stuck' }
	/** The connection to it ended; with the status of the client. */
	| { type: 'lost'; status: number };

/** Where the output of a run goes. */
export interface Captures {
	stdout: Capture;
	stderr: Capture;
}

/** One running bash, here or elsewhere: takes script lines, gives back output, reports and state. */
export interface RunningShell {
	readonly ended: boolean;
	/** Resolves when the shell has ended. */
	readonly exited: Promise<void>;
	/** The process below which all others of the shell are, where it runs. */
	readonly root: number | undefined;
	/** Redirection that each command gets, where the shell's own standard input is not one for commands. */
	readonly commandInput: string;
	/** The state after the last command that was reported, as far as it is known without waiting. */
	readonly state: ShellState | undefined;
	/** The state at the end of the EXIT trap, once the shell ended with one. */
	readonly exitState: ShellState | undefined;
	/** What the last command left for the next one: status, flags and traps. */
	readonly report: Report | undefined;
	/** Waits until `state` is the one after the last command; undefined where that takes longer. */
	takeSnapshot(limitMs?: number): Promise<ShellState | undefined>;
	run(lines: string, captures: Captures): Promise<ShellEnd>;
	/** Lets the shell come to the end of its script, where it runs its EXIT trap. */
	finish(): void;
	/** For a shell that has ended: its background processes may go on to write, or they would end by SIGPIPE. */
	retire(): void;
	close(): void;
}

/** What a new shell goes on with. */
export interface Before {
	/** The state that the session's shell before left. */
	left: ShellState | undefined;
	/** What an earlier session left. */
	resumed: SavedState | undefined;
}

/** Where the shells of a session run. */
export interface Machine {
	/** A bash on this machine, which explains what no bash can parse. */
	readonly grammarBash: string;
	/** Starts a bash; `fresh` is its state before anything was restored. `exitNonce` marks the report of its EXIT trap. */
	openShell(before: Before, exitNonce: string): Promise<{ shell: RunningShell; fresh: ShellState }>;
	/** Ends every process of the session, those below `root` and all others that carry its mark. */
	endProcesses(root: number | undefined, graceMs: number): Promise<void>;
	close(): Promise<void>;
}
