import type { ChildProcess } from 'node:child_process';
import os from 'node:os';
import type { Readable, Writable } from 'node:stream';
import { whenOutputReady } from '../../../outputGate.ts';
import { reportLine } from '../driver.ts';
import type { Captures, RunningShell, ShellEnd } from '../machine.ts';
import { raceAgainst } from '../raceAgainst.ts';
import { randomToken } from '../randomToken.ts';
import { createReportReader } from '../reports.ts';
import type { Report, ReportReader } from '../reports.ts';
import { createSnapshotReader } from '../snapshots.ts';
import type { SnapshotReader } from '../snapshots.ts';
import type { ShellState } from '../state.ts';
import { FrameReader } from './frames.ts';

/** A client that runs bash on the far side: its three streams are all there is between us. */
export interface Client {
	process: ChildProcess;
	stdin: Writable;
	stdout: Readable;
	stderr: Readable;
}

/** One bash behind `ssh`, `docker exec` and their like. */
export class RemoteShell implements RunningShell {
	/** The shell's own standard input is its script. */
	readonly commandInput = ' </dev/null';
	ended = false;
	root: number | undefined;
	readonly exited: Promise<void>;
	private readonly client: Client;
	private readonly snapshots: SnapshotReader;
	private readonly reports: ReportReader;
	private captures: Captures | undefined;
	private settleRun: (end: ShellEnd) => void = () => undefined;
	private markExited: () => void = () => undefined;
	private onSnapshot: () => void = () => undefined;
	private lastReport: Report | undefined;
	private exitReport: Report | undefined;
	private reportCount = 0;
	/** Fields of reports, as counted on each of the two streams. */
	private readonly fields = { stdout: 0, stderr: 0 };
	private waiting: { end: ShellEnd; fields: number } | undefined;
	private exitStatus: number | undefined;
	private snapshotsEnded = false;

	constructor(client: Client, mark: string, exitNonce: string) {
		this.client = client;
		this.snapshots = createSnapshotReader(exitNonce);
		this.reports = createReportReader(exitNonce, {
			onReport: (report) => {
				this.lastReport = report;
				this.reportCount++;
				this.settleLater({ type: 'reported', report });
			},
			onExit: (report) => (this.exitReport = report),
		});
		this.exited = new Promise((resolve) => {
			this.markExited = resolve;
		});
		this.listen(mark);
	}

	get state(): ShellState | undefined {
		const { last } = this.snapshots;
		return this.lastReport && last && { ...this.lastReport, ...last };
	}

	get exitState(): ShellState | undefined {
		const { exit } = this.snapshots;
		return this.exitReport && exit && { ...this.exitReport, ...exit };
	}

	get report(): Report | undefined {
		return this.lastReport;
	}

	async takeSnapshot(limitMs?: number): Promise<ShellState | undefined> {
		if (this.snapshots.count < this.reportCount) {
			const arrived = new Promise<void>((resolve) => {
				this.onSnapshot = () => {
					if (this.snapshots.count >= this.reportCount) resolve();
				};
			});
			if (!(await raceAgainst(limitMs, arrived, this.exited))) return undefined;
		}
		return this.state;
	}

	run(lines: string, captures: Captures): Promise<ShellEnd> {
		const nonce = randomToken(8);
		this.captures = captures;
		this.reports.expect(nonce);
		return new Promise((resolve) => {
			this.settleRun = resolve;
			this.write(lines + reportLine(nonce));
		});
	}

	/** `lines` is Latin-1 text, one character a byte. */
	write(lines: string): void {
		if (this.ended) this.settle({ type: 'lost', status: this.exitStatus ?? 255 });
		else this.client.stdin.write(lines, 'latin1');
	}

	finish(): void {
		this.client.stdin.end();
	}

	retire(): void {
		this.client.stdin.destroy();
	}

	close(): void {
		const { process, stdin, stdout, stderr } = this.client;
		for (const stream of [stdin, stdout, stderr]) stream.destroy();
		process.kill('SIGKILL');
	}

	private listen(mark: string): void {
		const { process, stdin, stdout, stderr } = this.client;
		const streams = {
			stdout: new FrameReader(mark, {
				onOutput: (chunk) => this.captures?.stdout.push(chunk),
				onField: (kind, text) => this.onField(kind, text),
			}),
			stderr: new FrameReader(mark, {
				onOutput: (chunk) => this.captures?.stderr.push(chunk),
				onField: (kind, text) => this.onField(kind, text),
			}),
		};
		stdin.on('error', () => stdin.destroy());
		for (const [name, stream] of Object.entries({ stdout, stderr })) {
			const reader = name === 'stdout' ? streams.stdout : streams.stderr;
			stream.on('data', (chunk: Buffer) => {
				reader.push(chunk);
				// Takes no more while whoever reads our own output is behind.
				const ready = whenOutputReady();
				if (!ready) return;
				stream.pause();
				void ready.then(() => stream.resume());
			});
		}
		process.once('close', (status) => {
			for (const stream of Object.values(streams)) stream.finish();
			this.onClientEnd(status ?? 255);
		});
	}

	private onField(kind: string, text: string): void {
		if (kind === 'h') this.root = Number.parseInt(text, 10);
		if (kind === 'e') this.fields.stderr = Number(text);
		if (kind === 'r' || kind === 'x') this.fields.stdout++;
		if (kind === 'r') this.reports.push(`${text}\0`);
		if (kind === 's') {
			this.snapshots.push(`${text}\0`);
			this.onSnapshot();
		}
		if (kind === 'x') this.exitStatus = Number(text);
		if (kind === 'y') this.snapshotsEnded = true;
		if (this.exitStatus !== undefined && this.snapshotsEnded && !this.ended) this.onShellEnd(this.exitStatus);
		this.settleIfComplete();
	}

	/** The shell has ended; the client lives on where background processes hold its streams. */
	private onShellEnd(status: number): void {
		this.ended = true;
		this.settleLater({ type: 'exit', status, signal: this.exitReport ? undefined : signalOf(status) });
		this.markExited();
	}

	private onClientEnd(status: number): void {
		if (!this.ended) this.settle({ type: 'lost', status });
		else if (this.waiting) this.settle(this.waiting.end);
		this.ended = true;
		this.markExited();
	}

	/** The report came over one stream; what the command wrote to the other may still be under way. */
	private settleLater(end: ShellEnd): void {
		this.waiting = { end, fields: this.fields.stdout };
	}

	private settleIfComplete(): void {
		if (this.waiting && this.fields.stderr >= this.waiting.fields) this.settle(this.waiting.end);
	}

	private settle(end: ShellEnd): void {
		this.waiting = undefined;
		this.captures = undefined;
		this.settleRun(end);
	}
}

/** Of a shell that did not come to its EXIT trap: bash gives the status of a killed program as 128 and the signal's number. */
function signalOf(status: number): string | undefined {
	return Object.entries(os.constants.signals).find(([, number]) => number === status - 128)?.[0];
}
