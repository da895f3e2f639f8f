import type { Choice } from '../plan/choices.ts';
import { callsWithin } from './calls/callsWithin.ts';
import type { RunEvent, StepStatus } from './events.ts';

/** An approval as it was given: `time` is ISO 8601. */
export interface Approval {
	by: string;
	time: string;
}

/** What of a run decides how it goes on: results, choices and approvals by step id. A fold over its events. */
export interface FlowState {
	results: Map<string, { status: StepStatus; exit: number | undefined }>;
	approvals: Map<string, Approval>;
	choices: Map<string, Choice>;
}

export function emptyFlow(): FlowState {
	return { results: new Map(), approvals: new Map(), choices: new Map() };
}

/** Folds one event in; a resumed run starts from the fold over the events of the run before. */
export function recordFlow(flow: FlowState, event: RunEvent): FlowState {
	if (event.type === 'step-ended') flow.results.set(event.id, { status: event.status, exit: event.exit });
	if (event.type === 'call-failed') endCalls(flow, event);
	if (event.type === 'step-approved') flow.approvals.set(event.id, { by: event.by, time: event.time });
	if (event.type === 'step-chosen') flow.choices.set(event.id, { option: event.option, by: event.by });
	return flow;
}

/** What comes to a call that failed: its steps count as never taken where it begins anew, and as left out where it does not. */
function endCalls({ results }: FlowState, { id, step, as }: Extract<RunEvent, { type: 'call-failed' }>): void {
	if (as === 'continue')
		for (const call of callsWithin(id, step)) results.set(call, { status: 'failed', exit: undefined });
	else for (const other of results.keys()) if (other.startsWith(`${id}/`)) results.delete(other);
}
