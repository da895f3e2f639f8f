import type { ProofState } from './proof.ts';

/** What a state of proof is called, on pages and badges. */
export const stateWords = {
	verified: 'verified',
	stale: 'stale',
	drifted: 'drifted',
	partly: 'partly verified',
	unverified: 'not verified',
	'by-hand': 'by hand',
} as const satisfies Record<ProofState, string>;
