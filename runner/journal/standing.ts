import { notReached } from '../execute/nextAction.ts';
import type { RunState, StepRecord } from '../execute/runState.ts';

/** Where a run that has stopped stands. */
export type Standing =
	/** It goes on with `next`, or where it was. */
	| { type: 'stopped'; next: string | undefined }
	/** The end of a step or an undo was not seen. */
	| { type: 'unknown'; of: 'step' | 'undo'; id: string }
	/** Steps are left to be taken back. */
	| { type: 'undoing' }
	| { type: 'undone' }
	| { type: 'passed' };

/** Where a run goes on: at the step that failed or was interrupted, else where it was. */
export function standingOf(state: RunState): Standing {
	if (state.undo) return undoStanding(state, state.undo);
	if (state.running !== undefined) return { type: 'unknown', of: 'step', id: state.running };
	if (state.ended === 'passed') return { type: 'passed' };
	const records = [...state.steps.values()];
	const stopped = state.outcome === 'passed' ? undefined : (records.find(hasStopped) ?? records.find(wasNotReached));
	return { type: 'stopped', next: stopped?.id };
}

function undoStanding({ steps }: RunState, [id]: readonly string[]): Standing {
	if (id === undefined) return { type: 'undone' };
	return steps.get(id)?.undone?.status === 'running' ? { type: 'unknown', of: 'undo', id } : { type: 'undoing' };
}

function hasStopped({ status, tolerated }: StepRecord): boolean {
	return status === 'interrupted' || (status === 'failed' && !tolerated);
}

function wasNotReached({ reason }: StepRecord): boolean {
	return reason === notReached;
}

/** The word that lists show for a run that nobody executes at the moment. */
export function statusWord(state: RunState): string {
	const standing = standingOf(state);
	switch (standing.type) {
		case 'passed':
		case 'undone':
			return standing.type;
		case 'unknown':
			return 'outcome unknown';
		case 'undoing':
			return 'undo unfinished';
		case 'stopped':
			return state.ended ?? 'killed';
	}
}
