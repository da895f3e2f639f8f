import { raceAgainst } from './raceAgainst.ts';
import { readPipe } from './pipeReader.ts';
import type { PipeReader } from './pipeReader.ts';
import { createSnapshotReader } from './snapshots.ts';
import type { SnapshotReader } from './snapshots.ts';

/** Half of what a pipe holds: from here on a shell might have to wait for us. */
const muchBytes = 32 * 1024;

/**
 * Takes a shell's snapshots when they are asked for, since bash writes each line by itself and would wake us as often. Shells with
 * much to say are read all the time.
 */
export class SnapshotPipe {
	readonly snapshots: SnapshotReader;
	private readonly pipe: PipeReader;
	private drained = 0;
	private flowing = false;
	private onArrival: () => void = () => undefined;

	constructor(descriptor: number, exitNonce: string) {
		this.snapshots = createSnapshotReader(exitNonce);
		this.pipe = readPipe(descriptor, (chunk) => {
			this.drained += chunk.length;
			this.snapshots.push(chunk.toString('latin1'));
			this.onArrival();
		});
		this.pipe.pause();
	}

	/** Takes what is there. */
	drain(): void {
		this.drained = 0;
		this.pipe.drain();
		if (this.drained >= muchBytes) this.resume();
	}

	/** Resolves once `count` snapshots are there, or `ended` is; to false where that takes longer than the limit. */
	async waitFor(count: number, ended: Promise<void>, limitMs?: number): Promise<boolean> {
		this.drain();
		if (this.snapshots.count >= count) return true;
		this.pipe.resume();
		const arrived = new Promise<void>((resolve) => {
			this.onArrival = () => {
				if (this.snapshots.count >= count) resolve();
			};
		});
		const inTime = await raceAgainst(limitMs, arrived, ended);
		if (!this.flowing) this.pipe.pause();
		return inTime;
	}

	/** From now on takes everything as it comes. */
	resume(): void {
		this.flowing = true;
		this.pipe.resume();
	}

	close(): void {
		this.pipe.close();
	}
}
