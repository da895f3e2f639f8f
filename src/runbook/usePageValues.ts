import { useCallback, useSyncExternalStore } from 'react';
import { builtValues, currentValues, subscribe } from './pageValues.ts';
import type { PageValues } from './pageValues.ts';

/** What is filled in on a runbook's page, as it changes. */
export function usePageValues(document: string): PageValues {
	const listen = useCallback((listener: () => void) => subscribe(document, listener), [document]);
	return useSyncExternalStore(listen, () => currentValues(document), builtValues);
}
