import { setTimeout as delay } from 'node:timers/promises';
import { endProcesses, findShells } from '../execute/session/processes.ts';
import { runVariable } from './runName.ts';

const pollMs = 10;

/** Shells of a killed run that still execute the command they had begun; without one they end by themselves. Waits up to `limitMs`. */
export async function shellsLeft(variable: string, limitMs: number): Promise<number[]> {
	const deadline = performance.now() + limitMs;
	for (;;) {
		const shells = await findShells(`${runVariable}=${variable}`);
		if (shells.length === 0 || performance.now() > deadline) return shells;
		await delay(pollMs);
	}
}

/** Ends every process of a run. */
export async function endRunProcesses(variable: string): Promise<void> {
	await endProcesses({ root: undefined, marker: `${runVariable}=${variable}`, older: true }, 1000);
}
