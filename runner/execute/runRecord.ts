import type { Failure, RunEvent, StepStatus } from './events.ts';

/** What the events of a run say of one step. */
export interface StepRecord {
	id: string;
	status: StepStatus | 'running';
	durationMs: number;
	command: string | undefined;
	failure: Failure | undefined;
	reason: string | undefined;
	undo: { status: 'passed' | 'failed'; failure: Failure | undefined } | undefined;
}

/** The state of a run, by step id in the order of the document. */
export type RunRecord = Map<string, StepRecord>;

/** Folds one event into the record; a run's state is nothing but this fold over its events. */
export function recordEvent(record: RunRecord, event: RunEvent): RunRecord {
	switch (event.type) {
		case 'step-started':
			return record.set(event.id, { ...emptyStep(event.id), command: event.command });
		case 'step-ended': {
			const step = record.get(event.id) ?? emptyStep(event.id);
			const { status, durationMs, failure, reason } = event;
			return record.set(event.id, { ...step, status, durationMs, failure, reason });
		}
		case 'undo-ended': {
			const step = record.get(event.id) ?? emptyStep(event.id);
			return record.set(event.id, { ...step, undo: { status: event.status, failure: event.failure } });
		}
		default:
			return record;
	}
}

function emptyStep(id: string): StepRecord {
	return {
		id,
		status: 'running',
		durationMs: 0,
		command: undefined,
		failure: undefined,
		reason: undefined,
		undo: undefined,
	};
}
