import { nothing, readRecord } from './record.ts';
import type { Record } from './record.ts';

const prefix = 'runbook-record:';
const records = new Map<string, Record>();
const listeners = new Map<string, Set<() => void>>();

/** The record of a document in this browser. It is read once and kept in memory, also where storage is forbidden. */
export function currentRecord(document: string): Record {
	const known = records.get(document);
	if (known) return known;
	const read = readStored(document);
	records.set(document, read);
	return read;
}

export function changeRecord(document: string, change: (record: Record) => Record): void {
	const record = change(currentRecord(document));
	records.set(document, record);
	store(document, record);
	for (const listener of listeners.get(document) ?? []) listener();
}

export function subscribeToRecord(document: string, listener: () => void): () => void {
	const own = listeners.get(document) ?? new Set();
	listeners.set(document, own.add(listener));
	return () => own.delete(listener);
}

function readStored(document: string): Record {
	try {
		return readRecord(JSON.parse(window.localStorage.getItem(prefix + document) ?? 'null'));
	} catch {
		return nothing;
	}
}

function store(document: string, record: Record): void {
	try {
		if (record === nothing) window.localStorage.removeItem(prefix + document);
		else window.localStorage.setItem(prefix + document, JSON.stringify(record));
	} catch {
		// Storage may be forbidden or full: the record lasts as long as the tab.
	}
}
