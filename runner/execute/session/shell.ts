import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import os from 'node:os';
import type { Capture } from './capture.ts';
import { reportLine } from './driver.ts';
import { readPipe } from './pipeReader.ts';
import type { PipeReader } from './pipeReader.ts';
import type { Pipes } from './pipes.ts';
import { createReportReader } from './reports.ts';
import type { ReportReader } from './reports.ts';
import { ScriptPipe } from './scriptPipe.ts';
import type { ShellState } from './state.ts';

/** How a run of lines ended: with a status, with the end of the shell, or in a shell that runs no more commands. */
export type ShellEnd =
	| { type: 'status'; status: number }
	| { type: 'exit'; status: number; signal: string | undefined }
	| { type: 'stuck' };

/** Where the output of a run goes. */
export interface Captures {
	stdout: Capture;
	stderr: Capture;
}

const probeMs = 200;
/** Probes in a row that find all of the script read and nothing reported, before the shell counts as stuck. */
const stuckProbes = 5;

/** One running bash: takes script lines, gives back output, exit status and state. */
export class Shell {
	readonly process: ChildProcess;
	/** Whether the process has ended, and when. */
	ended = false;
	readonly exited: Promise<void>;
	/** What the EXIT trap reported, once the shell ended with one. */
	exitState: ShellState | undefined;
	private readonly script: ScriptPipe;
	private readonly reportPipe: PipeReader;
	private readonly outputPipes: PipeReader[];
	private readonly reports: ReportReader;
	private captures: Captures | undefined;
	private settleRun: (end: ShellEnd) => void = () => undefined;
	private settleState: (state: ShellState | undefined) => void = () => undefined;
	private reportBytes = 0;

	constructor(process: ChildProcess, { ours }: Pipes, exitNonce: string) {
		this.process = process;
		this.script = new ScriptPipe(ours.bash);
		this.reports = createReportReader(exitNonce, {
			onStatus: (status) => this.settle({ type: 'status', status }),
			onState: (state) => this.settleState(state),
			onExit: (state) => (this.exitState = state),
		});
		this.reportPipe = readPipe(ours.report, (chunk) => {
			this.reportBytes += chunk.length;
			this.reports.push(chunk.toString('latin1'));
		});
		this.outputPipes = [
			readPipe(ours.stdout, (chunk) => this.captures?.stdout.push(chunk)),
			readPipe(ours.stderr, (chunk) => this.captures?.stderr.push(chunk)),
		];
		this.exited = new Promise((resolve) => {
			process.once('exit', (status, signal) => {
				this.onExit(status, signal);
				resolve();
			});
		});
	}

	/** Runs script lines. `state` follows `end` closely; it is undefined where the shell ended instead. */
	run(lines: string, captures: Captures): { end: Promise<ShellEnd>; state: Promise<ShellState | undefined> } {
		const nonce = randomBytes(8).toString('hex');
		this.captures = captures;
		this.reports.expect(nonce);
		const state = new Promise<ShellState | undefined>((resolve) => (this.settleState = resolve));
		const end = new Promise<ShellEnd>((resolve) => (this.settleRun = resolve));
		this.script.write(lines + reportLine(nonce));
		const probe = this.watchForStuck();
		return { end: end.finally(() => clearInterval(probe)), state };
	}

	/** Lets the shell come to the end of its script, where it runs its EXIT trap. */
	finish(): void {
		this.script.end();
	}

	close(): void {
		this.script.end();
		for (const pipe of [this.reportPipe, ...this.outputPipes]) pipe.close();
	}

	/** All that the command wrote is in the pipes by now, so what is drained here completes its output. */
	private settle(end: ShellEnd): void {
		for (const pipe of this.outputPipes) pipe.drain();
		this.captures = undefined;
		this.settleRun(end);
	}

	private onExit(status: number | null, signal: NodeJS.Signals | null): void {
		this.ended = true;
		this.reportPipe.drain();
		this.settle({
			type: 'exit',
			status: status ?? 128 + (signal ? os.constants.signals[signal] : 0),
			signal: signal ?? undefined,
		});
		this.settleState(undefined);
	}

	/** `set -n` and the like leave a shell that reads on and does nothing: its script is read, and no report comes. */
	private watchForStuck(): NodeJS.Timeout {
		let bytesBefore = this.reportBytes;
		let idle = 0;
		return setInterval(() => {
			idle = this.reportBytes === bytesBefore && this.script.isRead() ? idle + 1 : 0;
			bytesBefore = this.reportBytes;
			if (idle >= stuckProbes) this.settle({ type: 'stuck' });
		}, probeMs);
	}
}
