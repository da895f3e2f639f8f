import { useCallback, useSyncExternalStore } from 'react';
import { currentRecord, subscribeToRecord } from './keptRecord.ts';
import { nothing } from './record.ts';
import type { Record } from './record.ts';

/** What the reader has done with a runbook so far. A page is built as one that nobody began. */
export function useRecord(document: string): Record {
	const listen = useCallback((listener: () => void) => subscribeToRecord(document, listener), [document]);
	return useSyncExternalStore(
		listen,
		() => currentRecord(document),
		() => nothing,
	);
}
