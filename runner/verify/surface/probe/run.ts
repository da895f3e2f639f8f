import { spawn } from 'node:child_process';
import * as z from 'zod';
import { capture, killGroup, watch } from './limits.ts';
import type { RunLimits } from './limits.ts';

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
			killGroup(child.pid);
		};
		const stopWatching = watch(child.pid, limits, kill);
		const finish = (exitCode: number | null): void => {
			stopWatching();
			const [out, err] = [stdout, stderr].map((stream) => stream.bytes().toString('utf8'));
			resolve({ argv: [...shown], exitCode, stdout: out ?? '', stderr: err ?? '', timedOut, idled });
		};
		child.stdout.on('data', (chunk: Buffer) => stdout.add(chunk) || kill());
		child.stderr.on('data', (chunk: Buffer) => stderr.add(chunk) || kill());
		child.on('error', () => finish(null));
		child.on('close', finish);
	});
}
