import { useSyncExternalStore } from 'react';
import type { ProofSource, ProofState } from '../../plugins/remark-runbook/index.ts';

interface Proven {
	state: ProofState;
	source?: ProofSource | undefined;
}

const dayMilliseconds = 86_400_000;
const never = (): (() => void) => () => {};

/** The state of a proof at a time: a page may be read long after it was built. */
export function stateAt({ state, source }: Proven, staleAfter: number, now: number): ProofState {
	if (state !== 'verified' || !source) return state;
	return now - Date.parse(source.createdAt) > staleAfter * dayMilliseconds ? 'stale' : state;
}

/** The day on which the page is read, as its first millisecond; undefined while it is built. */
export function useToday(): number | undefined {
	return useSyncExternalStore(
		never,
		() => Math.floor(Date.now() / dayMilliseconds) * dayMilliseconds,
		() => undefined,
	);
}
