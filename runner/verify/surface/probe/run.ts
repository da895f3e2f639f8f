import { spawn } from 'node:child_process';
import * as z from 'zod';
import { cpuTicks } from './cpuTime.ts';

export const probeResultSchema = z.object({
	/** The probe as a person would type it, without the sandbox. */
	argv: z.array(z.string()),
	exitCode: z.int().nullable(),
	stdout: z.string(),
	stderr: z.string(),
	timedOut: z.boolean(),
	/** Killed because it used no CPU time: it waits for something, and would do so the next time. */
	idled: z.boolean().default(false),
});
export type ProbeResult = z.input<typeof probeResultSchema>;

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

/** Calls `kill` when the process idles for a period, or has had all of them. */
function watch(
	pid: number | undefined,
	{ milliseconds, patience }: RunLimits,
	kill: (idle: boolean) => void,
): () => void {
	let count = 0;
	let before = 0;
	const timer = setInterval(() => {
		const used = pid === undefined ? undefined : cpuTicks(pid);
		count += 1;
		const over = isOver({ used, before, count }, patience);
		if (over) kill(over === 'idle');
		before = used ?? before;
	}, milliseconds);
	return () => clearInterval(timer);
}

function capture(limit: number): { add: (chunk: Buffer) => boolean; text: () => string } {
	const chunks: Buffer[] = [];
	let size = 0;
	return {
		add(chunk) {
			if (size < limit) chunks.push(chunk.subarray(0, limit - size));
			size += chunk.length;
			return size <= limit;
		},
		text: () => Buffer.concat(chunks).toString('utf8'),
	};
}

/** Runs one argv with stdin closed; over its limits it is killed. Never rejects. */
export function run(
	argv: readonly string[],
	shown: readonly string[],
	env: Record<string, string>,
	limits: RunLimits,
): Promise<ProbeResult> {
	const [program = '', ...rest] = argv;
	return new Promise((resolve) => {
		const child = spawn(program, rest, { stdio: ['ignore', 'pipe', 'pipe'], env, detached: true, cwd: '/' });
		const [stdout, stderr] = [capture(limits.bytes), capture(limits.bytes)];
		let timedOut = false;
		let idled = false;
		const kill = (idle = false): void => {
			timedOut = true;
			idled = idle;
			if (child.pid !== undefined) {
				try {
					process.kill(-child.pid, 'SIGKILL');
				} catch {
					child.kill('SIGKILL');
				}
			}
		};
		const stopWatching = watch(child.pid, limits, kill);
		const finish = (exitCode: number | null): void => {
			stopWatching();
			resolve({ argv: [...shown], exitCode, stdout: stdout.text(), stderr: stderr.text(), timedOut, idled });
		};
		child.stdout.on('data', (chunk: Buffer) => stdout.add(chunk) || kill());
		child.stderr.on('data', (chunk: Buffer) => stderr.add(chunk) || kill());
		child.on('error', () => finish(null));
		child.on('close', finish);
	});
}
