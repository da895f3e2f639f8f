import type { Step } from '../../plugins/remark-runbook/language.ts';
import type { Choice } from './choices.ts';

/** Whether a step's branch is taken; open where the choice is made only in the run. */
export type BranchState = { state: 'taken' } | { state: 'other'; reason: string } | { state: 'open'; choose: string };

/** Where a step inside options stands, from the choices that are known; `undefined` is a choice that is not made. */
export function branchOf(step: Step, choiceOf: (choose: string) => Choice | undefined): BranchState {
	let open: BranchState | undefined;
	for (const { choose, option } of step.within ?? []) {
		const choice = choiceOf(choose);
		if (choice && choice.option !== option) return { state: 'other', reason: `${choose} takes ${choice.option}` };
		if (!choice) open ??= { state: 'open', choose };
	}
	return open ?? { state: 'taken' };
}
