import type { Failure } from '../events.ts';

/** What is known of a step before anybody is asked to confirm it. */
export type Preparation =
	| { state: 'ready' }
	| { state: 'done'; reason: string }
	| { state: 'failed'; failure: Failure };
