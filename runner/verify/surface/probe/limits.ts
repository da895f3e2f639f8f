import os from 'node:os';
import { cpuTicks } from './cpuTime.ts';

export interface RunLimits {
	/** One that has used no CPU time for so long waits for something and is killed. */
	milliseconds: number;
	/** One that is slow, or on a machine that is busy, has so many times as long. */
	patience: number;
	bytes: number;
}

/** Clock ticks within one period that prove a process to be at work. */
const atWork = 3;

/** What is known of a process at the end of a period; `used` and `before` are CPU ticks, where somebody tells. */
interface Period {
	used: number | undefined;
	before: number;
	/** Periods that are over. */
	count: number;
}

/** Whether a process has had its time: it idles, or all its periods are over. */
export function isOver({ used, before, count }: Period, patience: number): 'idle' | 'spent' | undefined {
	if (used === undefined) return 'spent';
	if (used - before < atWork) return 'idle';
	return count >= patience ? 'spent' : undefined;
}

/** So many times as many processes as cores want to run: one that did nothing for a period may not have been let to. */
const crowd = 4;
/** Periods without work that end a probe on a crowded machine. */
const crowdedPeriods = 3;

function isCrowded(): boolean {
	return (os.loadavg()[0] ?? 0) > crowd * os.availableParallelism();
}

/** Calls `kill` when the process idles for a period, or has had all of them; the answer ends the watch. */
export function watch(
	pid: number | undefined,
	{ milliseconds, patience }: RunLimits,
	kill: (idle: boolean) => void,
): () => void {
	let count = 0;
	let before = pid === undefined ? 0 : (cpuTicks(pid) ?? 0);
	const timer = setInterval(() => {
		const used = pid === undefined ? undefined : cpuTicks(pid);
		count += 1;
		const over = isOver({ used, before, count }, patience);
		const crowded = over === 'idle' && isCrowded();
		if (over && !(crowded && count < crowdedPeriods)) kill(over === 'idle' && !crowded);
		before = used ?? before;
	}, milliseconds);
	return () => clearInterval(timer);
}

/** Keeps the first `limit` bytes of a stream. */
export interface Capture {
	/** Whether there is still room. */
	add(chunk: Buffer): boolean;
	bytes(): Buffer;
}

export function capture(limit: number): Capture {
	const chunks: Buffer[] = [];
	let size = 0;
	return {
		add(chunk) {
			if (size < limit) chunks.push(chunk.subarray(0, limit - size));
			size += chunk.length;
			return size <= limit;
		},
		bytes: () => Buffer.concat(chunks),
	};
}

/** Kills a process that leads a group of its own, with all of the group. */
export function killGroup(pid: number | undefined): void {
	if (pid === undefined) return;
	try {
		process.kill(-pid, 'SIGKILL');
	} catch {
		// It has ended by itself.
	}
}
