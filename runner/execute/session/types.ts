import type { SavedState } from './savedStateSchema.ts';

/** What one stream of a command said. `bytes` counts all of it; `text` holds head and tail where `truncated`. */
export interface CapturedOutput {
	text: string;
	bytes: number;
	truncated: boolean;
	/** The stream held NUL bytes or was no valid UTF-8; `text` shows such bytes as U+FFFD. */
	binary: boolean;
}

/** Where a command has a problem in its grammar: `line` counts from 1 within the command. */
export interface CommandSyntaxError {
	line: number;
	message: string;
}

/** How a command ended. `exit` is its status; `signal` names what killed the shell itself. */
export interface SessionResult {
	ended: 'exited' | 'timeout' | 'interrupted' | 'syntax-error' | 'session-lost';
	exit?: number;
	signal?: string;
	stdout: CapturedOutput;
	stderr: CapturedOutput;
	durationMs: number;
	/** What later steps should know, such as that they go on in a new shell. */
	note?: string;
	syntaxError?: CommandSyntaxError;
	/** The host that this is of, where the target has several. */
	host?: string;
	/** What another host said where not all said the same. */
	differing?: SessionResult;
}

export type OutputStream = 'stdout' | 'stderr';

export interface RunOptions {
	timeoutMs?: number | undefined;
	signal?: AbortSignal | undefined;
	/** Called with each piece of output as it arrives. */
	onOutput?: ((stream: OutputStream, text: string) => void) | undefined;
	/** On how many of several hosts at a time, as `2` or `25%`. */
	serial?: string | undefined;
	/** Whether one host's result is good, so that the next may begin; by default exit 0. */
	accept?: ((result: SessionResult) => boolean) | undefined;
}

export interface SessionOptions {
	cwd: string;
	env: Record<string, string | undefined>;
	/** What an earlier session had come to, to go on with. */
	restore?: SavedState | undefined;
}

/** One bash that all commands of a document and target share, as in a reader's terminal. */
export interface Session {
	/** Runs one command at a time. What a background process prints goes to the command that runs then, else nowhere. */
	run(command: string, options?: RunOptions): Promise<SessionResult>;
	/** The directory and the exported environment after the last command. */
	state(): Promise<{ cwd: string; env: Record<string, string> }>;
	/** What the shell has come to since it was opened; undefined where it does not tell. */
	save(): Promise<SavedState | undefined>;
	/** Runs the shell's EXIT trap, then ends every process that the session started. */
	close(): Promise<void>;
}
