import type { StepKind } from '../../../plugins/remark-runbook/language.ts';
import type { PlannedStep } from '../../plan/plan.ts';

/** How a step of a kind is taken back: by its `undo` fence alone, by the kind itself, or not at all, as it changes nothing. */
const reversals = {
	shell: 'fence',
	http: 'fence',
	manual: 'fence',
	edit: 'kind',
	file: 'kind',
	sql: 'fence',
	browser: 'fence',
	require: 'nothing',
	wait: 'nothing',
	approve: 'nothing',
	choose: 'nothing',
	call: 'nothing',
} as const satisfies Record<StepKind, 'fence' | 'kind' | 'nothing'>;

export function changesNothing(kind: StepKind): boolean {
	return reversals[kind] === 'nothing';
}

/** Whether nothing is known that would take the step back once it was done. */
export function isIrreversible({ step, undo }: PlannedStep): boolean {
	return undo === undefined && reversals[step.kind] === 'fence';
}
