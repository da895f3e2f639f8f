import { setTimeout as sleep } from 'node:timers/promises';

/** Whether one of the promises is kept within the limit, if there is one. */
export async function raceAgainst(limitMs: number | undefined, ...promises: Promise<void>[]): Promise<boolean> {
	const kept = Promise.race(promises).then(() => true);
	return limitMs === undefined ? kept : Promise.race([kept, sleep(limitMs, false, { ref: false })]);
}
