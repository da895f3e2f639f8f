import type { ChildProcess } from 'node:child_process';
import os from 'node:os';
import { reportLine } from './driver.ts';
import type { Captures, RunningShell, ShellEnd } from './machine.ts';
import { whenOutputReady } from '../../outputGate.ts';
import { readPipe } from './pipeReader.ts';
import type { PipeReader } from './pipeReader.ts';
import type { Pipes } from './pipes.ts';
import { createReportReader } from './reports.ts';
import type { Report, ReportReader } from './reports.ts';
import { ScriptPipe } from './scriptPipe.ts';
import { SnapshotPipe } from './snapshotPipe.ts';
import type { ShellState } from './state.ts';
import { randomToken } from './randomToken.ts';

const probeMs = 200;
/** Probes in a row that find all of the script read and nothing reported, before the shell counts as stuck. */
const stuckProbes = 5;

/** One running bash: takes script lines, gives back output, reports and state. */
export class Shell implements RunningShell {
	readonly commandInput = '';
	readonly process: ChildProcess;
	/** Whether the process has ended, and when. */
	ended = false;
	readonly exited: Promise<void>;
	private readonly script: ScriptPipe;
	private readonly reportPipe: PipeReader;
	private readonly snapshotPipe: SnapshotPipe;
	private readonly outputPipes: PipeReader[];
	private readonly reports: ReportReader;
	private captures: Captures | undefined;
	private settleRun: (end: ShellEnd) => void = () => undefined;
	private lastReport: Report | undefined;
	private exitReport: Report | undefined;
	private reportCount = 0;
	private held = false;
	private probe: NodeJS.Timeout | undefined;
	/** Probes in a row that found nothing going on. */
	private idle = 0;

	constructor(process: ChildProcess, { ours }: Pipes, exitNonce: string) {
		this.process = process;
		this.script = new ScriptPipe(ours.bash);
		this.snapshotPipe = new SnapshotPipe(ours.snapshot, exitNonce);
		this.reports = createReportReader(exitNonce, {
			onReport: (report) => this.onReport(report),
			onExit: (report) => (this.exitReport = report),
		});
		this.reportPipe = readPipe(ours.report, (chunk) => this.reports.push(chunk.toString('latin1')));
		this.outputPipes = [
			readPipe(ours.stdout, (chunk) => this.take('stdout', chunk)),
			readPipe(ours.stderr, (chunk) => this.take('stderr', chunk)),
		];
		this.exited = new Promise((resolve) => {
			process.once('exit', (status, signal) => {
				this.onExit(status, signal);
				resolve();
			});
		});
	}

	get root(): number | undefined {
		return this.process.pid;
	}

	/** The state after the last command that was reported, as far as it is known without waiting. */
	get state(): ShellState | undefined {
		const { last } = this.snapshotPipe.snapshots;
		return this.lastReport && last && { ...this.lastReport, ...last };
	}

	/** The state at the end of the EXIT trap, once the shell ended with one. */
	get exitState(): ShellState | undefined {
		const { exit } = this.snapshotPipe.snapshots;
		return this.exitReport && exit && { ...this.exitReport, ...exit };
	}

	/** What the last command left for the next one: status, flags and traps. */
	get report(): Report | undefined {
		return this.lastReport;
	}

	async takeSnapshot(limitMs?: number): Promise<ShellState | undefined> {
		const inTime = await this.snapshotPipe.waitFor(this.reportCount, this.exited, limitMs);
		return inTime ? this.state : undefined;
	}

	run(lines: string, captures: Captures): Promise<ShellEnd> {
		const nonce = randomToken(8);
		this.captures = captures;
		this.reports.expect(nonce);
		this.watchForStuck();
		this.script.write(lines + reportLine(nonce));
		return new Promise((resolve) => {
			this.settleRun = resolve;
		});
	}

	/** Lets the shell come to the end of its script, where it runs its EXIT trap. */
	finish(): void {
		this.snapshotPipe.resume();
		this.script.end();
	}

	/** For a shell that has ended: its background processes may go on to write, or they would end by SIGPIPE. */
	retire(): void {
		clearInterval(this.probe);
		this.script.end();
		for (const pipe of [this.reportPipe, this.snapshotPipe]) pipe.close();
	}

	close(): void {
		this.retire();
		for (const pipe of this.outputPipes) pipe.close();
	}

	private take(stream: 'stdout' | 'stderr', chunk: Buffer): void {
		this.captures?.[stream].push(chunk);
		const ready = whenOutputReady();
		if (ready && !this.held) void this.hold(ready);
	}

	/** Takes no more while whoever reads our own output is behind. */
	private async hold(ready: Promise<void>): Promise<void> {
		this.held = true;
		for (const pipe of this.outputPipes) pipe.pause();
		await ready;
		this.held = false;
		for (const pipe of this.outputPipes) pipe.resume();
	}

	/** All that the command wrote is in the pipes by now, so what is drained here completes its output. */
	private settle(end: ShellEnd): void {
		for (const pipe of this.outputPipes) pipe.drain();
		this.captures = undefined;
		this.settleRun(end);
	}

	private onReport(report: Report): void {
		// The shell has written the snapshot of the command before: it did so before it ran this one.
		this.snapshotPipe.drain();
		this.lastReport = report;
		this.reportCount++;
		this.settle({ type: 'reported', report });
	}

	private onExit(status: number | null, signal: NodeJS.Signals | null): void {
		this.ended = true;
		this.reportPipe.drain();
		this.snapshotPipe.drain();
		const signalNumber = signal ? os.constants.signals[signal] : 0;
		this.settle({ type: 'exit', status: status ?? 128 + signalNumber, signal: signal ?? undefined });
	}

	/** `set -n` and the like leave a shell that reads on and does nothing: its script is read, and no report comes. */
	private watchForStuck(): void {
		this.idle = 0;
		// One timer for all runs: a short step would pay more for its own than for its command.
		if (this.probe) this.probe.refresh();
		else this.probe = setInterval(() => this.probeRun(), probeMs).unref();
	}

	private probeRun(): void {
		if (!this.captures) return;
		this.snapshotPipe.drain();
		this.idle = this.script.isRead() ? this.idle + 1 : 0;
		if (this.idle >= stuckProbes) this.settle({ type: 'stuck' });
	}
}
