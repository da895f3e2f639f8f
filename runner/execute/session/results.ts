import { Capture } from './capture.ts';
import type { RunEnd } from './limitRun.ts';
import type { Captures } from './machine.ts';
import type { OutputStream, RunOptions, SessionResult } from './types.ts';

type Outcome = Pick<SessionResult, 'ended'> & Partial<SessionResult>;

export function createCaptures({ onOutput }: RunOptions): Captures {
	const capture = (stream: OutputStream): Capture => new Capture(onOutput && ((text) => onOutput(stream, text)));
	return { stdout: capture('stdout'), stderr: capture('stderr') };
}

export function toResult(outcome: Outcome, captures: Captures, startedAt: number): SessionResult {
	return {
		stdout: captures.stdout.finish(),
		stderr: captures.stderr.finish(),
		durationMs: performance.now() - startedAt,
		...outcome,
	};
}

/** How a run's end reads; `stateKept` tells whether the shell said in its EXIT trap how it left things. */
export function toOutcome(end: RunEnd, stateKept: boolean): Outcome {
	switch (end.type) {
		case 'reported':
			return { ended: 'exited', exit: end.report.status };
		case 'exit':
			return {
				ended: 'exited',
				exit: end.status,
				...(end.signal && { signal: end.signal }),
				note: exitNote(end, stateKept),
			};
		case 'stuck':
			return {
				ended: 'session-lost',
				note: `the command left its shell unable to run any more commands, as "set -n" does; ${fromBefore}`,
			};
		case 'lost':
			return { ended: 'session-lost', note: `the connection was lost before the command ended; ${fromBefore}` };
		default:
			return { ended: end.type };
	}
}

/** For a command that found its shell gone. */
export const reopenedNote =
	'the shell had ended since the command before; this one ran in a new shell, with the same directory and environment';

const fromBefore = 'later steps go on in a new shell, with the directory and environment from before this command';

function exitNote(end: { status: number; signal: string | undefined }, stateKept: boolean): string {
	if (end.signal) return `the command's shell was killed by ${end.signal}; ${fromBefore}`;
	if (!stateKept) return `the command ended its shell with exit ${end.status}; ${fromBefore}`;
	return `the command ended its shell with exit ${end.status}; later steps go on in a new one with the same directory and environment`;
}

/** A NUL byte can't be part of any command: bash would drop it without a word. */
export function nulByteOutcome(command: string): Outcome | undefined {
	const offset = command.indexOf('\0');
	if (offset === -1) return undefined;
	const line = command.slice(0, offset).split('\n').length;
	return {
		ended: 'syntax-error',
		syntaxError: { line, message: 'the command holds a NUL byte, which no shell can read' },
	};
}
