import { setTimeout as delay } from 'node:timers/promises';

/** Waits; true when the time is over, false when the signal ended the wait before. */
export async function sleep(milliseconds: number, signal: AbortSignal): Promise<boolean> {
	try {
		await delay(milliseconds, undefined, { signal });
		return true;
	} catch {
		return false;
	}
}
