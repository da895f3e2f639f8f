import { useEffect, useSyncExternalStore } from 'react';
import type { Part } from './part.ts';

const nothing = (): undefined => undefined;
const no = (): boolean => false;

/** A part of the script, loaded from when it is wanted on; undefined until it is there. */
export function usePart<Module>(part: Part<Module>, isWanted: boolean): Module | undefined {
	useEffect(() => {
		if (isWanted) part.load();
	}, [part, isWanted]);
	return useSyncExternalStore(part.subscribe, part.current, nothing);
}

/** Whether a part could not be loaded. */
export function useHasFailed(part: Part<unknown>): boolean {
	return useSyncExternalStore(part.subscribe, part.hasFailed, no);
}
