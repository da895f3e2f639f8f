import type { RunEvent } from './events.ts';

/**
 * Where a run's events are kept, in order. Files of the workspace do so here; a durable execution engine can stand in
 * their place, since a run reads nothing but the fold over its events.
 */
export interface RunLog {
	/** Keeps an event beyond the end of this process. Secrets may be in it; output comes without. */
	record(event: RunEvent): void;
	/** Returns when all that was recorded survives a power cut; throws a `UserError` where nothing can be kept. */
	sync(): void;
}

/** For runs that nobody can resume, such as those of a sandbox. */
export const noLog: RunLog = { record: () => {}, sync: () => {} };
