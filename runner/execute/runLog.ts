import type { Masker } from '../secrets/masker.ts';
import type { RunEvent } from './events.ts';

/** Why no event can be kept any more. */
export interface Unkept {
	message: string;
	hint: string | undefined;
}

/**
 * Where a run's events are kept, in order. Files of the workspace do so here; a durable execution engine can stand in
 * their place, since a run reads nothing but the fold over its events.
 */
export interface RunLog {
	/** Keeps an event beyond the end of this process. Secrets may be in it, but not in output. */
	record(event: RunEvent, masker: Masker): void;
	/** Returns when all that was recorded survives a power cut, or why nothing more can be kept. */
	sync(): Unkept | undefined;
	/** Whether it is worth to ask the sessions for their state after each step. */
	resumable: boolean;
	/** Where other files of the run are kept. */
	directory?: string | undefined;
}

/** For runs that nobody can resume, such as those of a sandbox. */
export const noLog: RunLog = { record: () => {}, sync: () => undefined, resumable: false };
