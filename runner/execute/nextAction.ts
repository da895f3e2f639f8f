import type { Plan, PlannedStep } from '../plan/plan.ts';
import { rescueOf } from './calls/rescue.ts';
import type { Rescue } from './calls/rescue.ts';
import type { RunStatus } from './events.ts';
import type { RunState } from './runState.ts';

/** When the steps that were done are taken back. */
export type UndoPolicy = 'never' | 'on-failure' | 'always';

/** What a run does next. */
export type Action =
	| { type: 'take-step'; planned: PlannedStep }
	| { type: 'leave-out'; planned: PlannedStep; reason: string }
	| { type: 'settle-unknown'; planned: PlannedStep; of: 'step' | 'undo' }
	| ({ type: 'rescue-call' } & Rescue)
	| { type: 'plan-undo' }
	| { type: 'undo-step'; planned: PlannedStep }
	| { type: 'end'; status: RunStatus };

/** Why a step that comes after the end of a run was not taken. */
export const notReached = 'not reached';

/** Decides from a run's state alone, so that a run that is resumed goes on as it would have. */
export function createDecider(plan: Plan, policy: UndoPolicy): (state: RunState) => Action {
	const indexes = new Map(plan.steps.map(({ step }, index) => [step.id, index]));
	const stepOf = (id: string): PlannedStep => {
		const planned = plan.steps[indexes.get(id) ?? -1];
		if (!planned) throw new Error(`the run names a step that its plan lacks: ${id}`);
		return planned;
	};
	return (state) => {
		if (state.halted !== undefined) return { type: 'end', status: finalStatus(state) };
		if (state.undo) return nextUndo(state, state.undo);
		if (!state.undoRequested) {
			if (state.running !== undefined) return { type: 'settle-unknown', planned: stepOf(state.running), of: 'step' };
			const rescue = rescueOf(state, (id) => plan.steps[indexes.get(id) ?? -1]);
			if (rescue) return { type: 'rescue-call', ...rescue };
			const planned = plan.steps[nextIndex(state, indexes)];
			if (planned) return actionFor(planned, state);
		}
		return isUndoWanted(state, policy) ? { type: 'plan-undo' } : { type: 'end', status: finalStatus(state) };
	};

	function nextUndo(state: RunState, [id]: readonly string[]): Action {
		if (id === undefined || state.undoInterrupted) return { type: 'end', status: finalStatus(state) };
		const isUnknown = state.steps.get(id)?.undone?.status === 'running';
		return isUnknown
			? { type: 'settle-unknown', planned: stepOf(id), of: 'undo' }
			: { type: 'undo-step', planned: stepOf(id) };
	}
}

function nextIndex({ last, next }: RunState, indexes: ReadonlyMap<string, number>): number {
	if (next !== undefined) return indexes.get(next) ?? indexes.size;
	return last === undefined ? 0 : (indexes.get(last) ?? -1) + 1;
}

function actionFor(planned: PlannedStep, { outcome }: RunState): Action {
	const reason = outcome === 'passed' ? planned.skipped : notReached;
	return reason === undefined ? { type: 'take-step', planned } : { type: 'leave-out', planned, reason };
}

function isUndoWanted({ outcome, done, undoRequested }: RunState, policy: UndoPolicy): boolean {
	if (done.size === 0) return false;
	if (undoRequested) return true;
	if (policy === 'never') return false;
	return policy === 'always' || outcome !== 'passed';
}

/** A failed undo makes a run fail that had passed; it hides no other failure. */
function finalStatus({ outcome, steps, undoInterrupted }: RunState): RunStatus {
	if (undoInterrupted) return 'interrupted';
	if (outcome !== 'passed') return outcome;
	return [...steps.values()].some(({ undone }) => undone?.status === 'failed') ? 'failed' : 'passed';
}
