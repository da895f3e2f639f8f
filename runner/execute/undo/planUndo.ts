import type { Plan } from '../../plan/plan.ts';
import type { RunEvent } from '../events.ts';
import type { RunState } from '../runState.ts';
import { changesNothing } from './reversibility.ts';

/** What is taken back of what was done, last step first, and what can't be. */
export function planUndo(plan: Plan, { done, steps }: RunState): RunEvent {
	const kinds = new Map(plan.steps.map(({ step }) => [step.id, step.kind]));
	const reversed = [...done].toReversed();
	const isReversible = (id: string): boolean => steps.get(id)?.undo !== undefined;
	const isIrreversible = (id: string): boolean => {
		const kind = kinds.get(id);
		return !isReversible(id) && kind !== undefined && !changesNothing(kind);
	};
	return {
		type: 'undo-planned',
		time: new Date().toISOString(),
		steps: reversed.filter(isReversible),
		irreversible: reversed.filter(isIrreversible),
	};
}
