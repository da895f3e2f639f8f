import { emptyFlow, recordFlow } from './flow.ts';
import type { FlowState } from './flow.ts';
import type { Failure, RunEvent, RunStatus, StepStatus, Undo } from './events.ts';

/** What the events of a run say of one step. */
export interface StepRecord {
	id: string;
	status: StepStatus | 'running';
	durationMs: number;
	command: string | undefined;
	failure: Failure | undefined;
	reason: string | undefined;
	/** How it is taken back, where it was done and can be. */
	undo: Undo | undefined;
	undone: UndoRecord | undefined;
}

interface UndoRecord {
	status: 'running' | 'passed' | 'failed' | 'skipped' | 'interrupted';
	failure: Failure | undefined;
}

/** All that decides how a run goes on: nothing but a fold over its events. */
export interface RunState {
	/** By step id, in the order of their first events. */
	steps: Map<string, StepRecord>;
	/** The step that ended last: the run goes on with the one after it. */
	last: string | undefined;
	/** The step to go on with instead, where somebody said so. */
	next: string | undefined;
	/** What the steps came to so far. */
	outcome: RunStatus;
	/** Ids of the steps that were done, in the order in which they were. */
	done: Set<string>;
	/** Ids of the steps still to be taken back, first one first; none before the undo was planned. */
	undo: string[] | undefined;
	undoInterrupted: boolean;
	captures: Map<string, { value: string; secret: boolean }>;
	flow: FlowState;
	ended: RunStatus | undefined;
}

export function initialState(): RunState {
	return {
		steps: new Map(),
		last: undefined,
		next: undefined,
		outcome: 'passed',
		done: new Set(),
		undo: undefined,
		undoInterrupted: false,
		captures: new Map(),
		flow: emptyFlow(),
		ended: undefined,
	};
}

/** Folds one event into the state, which it changes and gives back. */
export function foldEvent(state: RunState, event: RunEvent): RunState {
	recordFlow(state.flow, event);
	switch (event.type) {
		case 'run-resumed':
			return Object.assign(state, { next: event.next, outcome: 'passed', undoInterrupted: false, ended: undefined });
		case 'jumped':
			return Object.assign(state, { next: event.to, outcome: 'passed' });
		case 'stopped':
			return Object.assign(state, { outcome: 'interrupted' });
		case 'step-started':
			state.steps.set(event.id, { ...emptyStep(event.id), command: event.command });
			return state;
		case 'step-captured':
			state.captures.set(event.name, { value: event.value, secret: event.secret });
			return state;
		case 'step-ended':
			return endStep(state, event);
		case 'undo-planned':
			return Object.assign(state, { undo: event.steps });
		case 'undo-started':
			return recordUndo(state, event.id, { status: 'running', failure: undefined });
		case 'undo-ended':
			return endUndo(state, event);
		case 'run-ended':
			return Object.assign(state, { ended: event.status });
		default:
			return state;
	}
}

type StepEnded = Extract<RunEvent, { type: 'step-ended' }>;
type UndoEnded = Extract<RunEvent, { type: 'undo-ended' }>;

function endStep(state: RunState, { id, status, durationMs, failure, reason, tolerated, undo }: StepEnded): RunState {
	const step = state.steps.get(id) ?? emptyStep(id);
	state.steps.set(id, { ...step, status, durationMs, failure, reason, undo });
	// A step that is taken again is done anew.
	state.done.delete(id);
	if (status === 'passed') state.done.add(id);
	if (status === 'interrupted' || (status === 'failed' && !tolerated)) state.outcome = status;
	state.last = id;
	state.next = undefined;
	return state;
}

function endUndo(state: RunState, { id, status, failure }: UndoEnded): RunState {
	if (status === 'interrupted') state.undoInterrupted = true;
	else state.undo = state.undo?.filter((other) => other !== id);
	if (status === 'passed') state.done.delete(id);
	return recordUndo(state, id, { status, failure });
}

function recordUndo(state: RunState, id: string, undone: UndoRecord): RunState {
	const step = state.steps.get(id) ?? emptyStep(id);
	state.steps.set(id, { ...step, undone });
	return state;
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
		undone: undefined,
	};
}
