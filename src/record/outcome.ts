import { start } from './record.ts';
import type { Outcome, Record } from './record.ts';

/** Says how a step went; the same outcome once more takes it back. */
export function setOutcome(record: Record, id: string, outcome: Outcome, at: Date): Record {
	const { [id]: before, ...others } = record.steps;
	if (before?.outcome === outcome) return { ...record, steps: others };
	const note = before?.note ?? '';
	return { ...start(record, at), steps: { ...others, [id]: { outcome, at: at.toISOString(), note } } };
}

export function setNote(record: Record, id: string, note: string): Record {
	const before = record.steps[id];
	return before ? { ...record, steps: { ...record.steps, [id]: { ...before, note } } } : record;
}
