import type { StepKind } from '../../../plugins/remark-runbook/language.ts';

/** Whether a step of a kind may change something, so that without an undo it can't be taken back. */
const mayChange = {
	shell: true,
	http: true,
	manual: true,
	edit: true,
	file: true,
	require: false,
	wait: false,
	approve: false,
	choose: false,
	browser: true,
} as const satisfies Record<StepKind, boolean>;

export function changesNothing(kind: StepKind): boolean {
	return !mayChange[kind];
}
