import { callsWithin } from './calls/callsWithin.ts';
import { emptyFlow, recordFlow } from './flow.ts';
import type { FlowState } from './flow.ts';
import type { StateChange } from './session/index.ts';
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
	/** It failed, and the run went on all the same. */
	tolerated: boolean;
	undone: UndoRecord | undefined;
	screenshots?: { name: string; path: string }[];
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
	/** The step that was started and has not ended; in a run that goes on, its outcome is unknown. */
	running: string | undefined;
	/** What the steps came to so far. */
	outcome: RunStatus;
	/** Ids of the background commands that ended before the run did. */
	endedBeside: Set<string>;
	/** Ids of the steps that were done, in the order in which they were. */
	done: Set<string>;
	undoRequested: boolean;
	/** Ids of the steps still to be taken back, first one first; none before the undo was planned. */
	undo: string[] | undefined;
	undoInterrupted: boolean;
	/** Why the run ended where it was, to be resumed once somebody knows more. */
	halted: string | undefined;
	haltedAt: string | undefined;
	captures: Map<string, { value: string; secret: boolean }>;
	/** How often each call was begun anew, by its id. */
	callRetries: Map<string, number>;
	/** What the sessions of the targets came to. */
	sessions: Map<string, StateChange>;
	flow: FlowState;
	ended: RunStatus | undefined;
}

export function initialState(): RunState {
	return {
		steps: new Map(),
		last: undefined,
		next: undefined,
		running: undefined,
		outcome: 'passed',
		endedBeside: new Set(),
		done: new Set(),
		undoRequested: false,
		undo: undefined,
		undoInterrupted: false,
		halted: undefined,
		haltedAt: undefined,
		captures: new Map(),
		callRetries: new Map(),
		sessions: new Map(),
		flow: emptyFlow(),
		ended: undefined,
	};
}

/** Folds one event into the state, which it changes and gives back. */
export function foldEvent(state: RunState, event: RunEvent): RunState {
	recordFlow(state.flow, event);
	switch (event.type) {
		case 'run-resumed':
			state.callRetries.clear();
			return Object.assign(state, {
				next: event.next,
				outcome: 'passed',
				undoInterrupted: false,
				halted: undefined,
				ended: undefined,
			});
		case 'jumped':
			return Object.assign(state, { next: event.to, outcome: 'passed' });
		case 'stopped':
			return Object.assign(state, { outcome: 'interrupted' });
		case 'halted':
			return Object.assign(state, { outcome: 'failed', halted: event.reason, haltedAt: event.id });
		case 'undo-requested':
			return Object.assign(state, { undoRequested: true, outcome: 'passed' });
		case 'outcome-settled':
			return settle(state, event);
		case 'screenshot-kept':
			return addScreenshot(state, event);
		case 'background-ended':
			state.endedBeside.add(event.id);
			return state;
		case 'step-started':
			state.endedBeside.delete(event.id);
			state.steps.set(event.id, { ...emptyStep(event.id), command: event.command });
			return Object.assign(state, { running: event.id });
		case 'input-changed':
		case 'step-captured':
			state.captures.set(event.name, { value: event.value, secret: event.secret });
			return state;
		case 'call-failed':
			return event.as === 'retry' ? restartCall(state, event.id) : leaveCall(state, event);
		case 'session-changed':
			state.sessions.set(event.target, { ...state.sessions.get(event.target), ...event.state });
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
type UndoEnded = Pick<Extract<RunEvent, { type: 'undo-ended' }>, 'id' | 'status' | 'failure'>;
type ScreenshotKept = Extract<RunEvent, { type: 'screenshot-kept' }>;
type OutcomeSettled = Extract<RunEvent, { type: 'outcome-settled' }>;

function endStep(state: RunState, { id, status, durationMs, failure, reason, undo, tolerated }: StepEnded): RunState {
	const step = state.steps.get(id) ?? emptyStep(id);
	state.steps.set(id, { ...step, status, durationMs, failure, reason, undo, tolerated: tolerated ?? false });
	// A step that is taken again is done anew.
	state.done.delete(id);
	if (status === 'passed') state.done.add(id);
	if (status === 'interrupted' || (status === 'failed' && !tolerated)) state.outcome = status;
	return Object.assign(state, { last: id, next: undefined, running: undefined });
}

/** A runbook that is called again begins as it did the first time: with nothing of what it had come to. */
function restartCall(state: RunState, id: string): RunState {
	forgetWithin(id, state.captures);
	forgetWithin(id, state.sessions);
	forgetWithin(id, state.callRetries);
	state.callRetries.set(id, (state.callRetries.get(id) ?? 0) + 1);
	return Object.assign(state, { next: id, outcome: 'passed' });
}

function forgetWithin(call: string, names: Map<string, unknown>): void {
	for (const name of names.keys()) if (name.startsWith(`${call}/`)) names.delete(name);
}

/** The call has failed, and the run goes on behind it. */
function leaveCall(state: RunState, { id, step }: Extract<RunEvent, { type: 'call-failed' }>): RunState {
	const failed = state.steps.get(step) ?? emptyStep(step);
	state.steps.set(step, { ...failed, tolerated: true });
	for (const call of callsWithin(id, step)) {
		const record = state.steps.get(call) ?? emptyStep(call);
		state.steps.set(call, { ...record, status: 'failed', tolerated: true, reason: `its step ${step} failed` });
		state.done.delete(call);
	}
	return Object.assign(state, { outcome: 'passed' });
}

function settle(state: RunState, { id, of, as, by }: OutcomeSettled): RunState {
	if (of === 'undo') {
		if (as === 'done') return endUndo(state, { id, status: 'skipped', failure: undefined });
		state.steps.set(id, { ...(state.steps.get(id) ?? emptyStep(id)), undone: undefined });
		return state;
	}
	state.running = undefined;
	if (as === 'rerun') return Object.assign(state, { next: id });
	const reason = `its end was not seen; taken as done by ${by}`;
	state.steps.set(id, { ...(state.steps.get(id) ?? emptyStep(id)), status: 'unknown', reason });
	return Object.assign(state, { last: id, next: undefined });
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

function addScreenshot(state: RunState, { id, name, path }: ScreenshotKept): RunState {
	const step = state.steps.get(id) ?? emptyStep(id);
	state.steps.set(id, { ...step, screenshots: [...(step.screenshots ?? []), { name, path }] });
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
		tolerated: false,
		undone: undefined,
	};
}
