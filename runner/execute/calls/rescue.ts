import type { PlannedStep } from '../../plan/plan.ts';
import type { RunState } from '../runState.ts';

/** What a call makes of the failure of one of its steps. */
export interface Rescue {
	call: PlannedStep;
	/** Id of the step that failed. */
	step: string;
	as: 'retry' | 'continue';
}

/** The innermost call around the step that failed just now that begins anew, or lets the run go on; undefined where none does. */
export function rescueOf(state: RunState, find: (id: string) => PlannedStep | undefined): Rescue | undefined {
	const { outcome, last } = state;
	if (outcome !== 'failed' || last === undefined) return undefined;
	const record = state.steps.get(last);
	if (record?.status !== 'failed' || record.tolerated) return undefined;
	for (const id of find(last)?.calls.toReversed() ?? []) {
		const call = find(id);
		const { retry = 0, 'continue-on-error': goesOn } = call?.step.attributes ?? {};
		if (!call) continue;
		if ((state.callRetries.get(id) ?? 0) < retry) return { call, step: last, as: 'retry' };
		if (goesOn) return { call, step: last, as: 'continue' };
	}
	return undefined;
}
