import type { Step } from '../../plugins/remark-runbook/language.ts';
import { nearest } from '../../plugins/remark-runbook/language.ts';
import { UserError } from '../errors/userError.ts';

/** Which steps of a document a run takes; all ids must exist. */
export interface Selection {
	from?: string | undefined;
	to?: string | undefined;
	only?: readonly string[] | undefined;
	skip?: readonly string[] | undefined;
}

/** For each step, the reason why it is left out, or undefined where it runs. */
export function selectSteps(steps: readonly Step[], selection: Selection): (string | undefined)[] {
	const first = selection.from === undefined ? 0 : indexOf(selection.from, steps, '--from');
	const last = selection.to === undefined ? steps.length - 1 : indexOf(selection.to, steps, '--to');
	if (first > last) {
		throw new UserError(
			`--from ${selection.from} comes after --to ${selection.to}`,
			`Steps in order: ${idList(steps)}`,
		);
	}
	const only = idSet(selection.only, steps, '--only');
	const skip = idSet(selection.skip, steps, '--skip') ?? new Set();
	return keepGates(
		steps,
		steps.map((step, index) => reasonFor(step, index)),
	);

	function reasonFor(step: Step, index: number): string | undefined {
		if (index < first) return `before --from ${selection.from}`;
		if (index > last) return `after --to ${selection.to}`;
		if (only && !only.has(step.id)) return 'not in --only';
		return skip.has(step.id) ? 'left out by --skip' : undefined;
	}
}

/** No selection leads around an approval: a gate before a step that runs is asked. */
function keepGates(steps: readonly Step[], leftOut: (string | undefined)[]): (string | undefined)[] {
	const last = leftOut.lastIndexOf(undefined);
	return leftOut.map((reason, index) => (steps[index]?.kind === 'approve' && index < last ? undefined : reason));
}

function idSet(ids: readonly string[] | undefined, steps: readonly Step[], flag: string): Set<string> | undefined {
	if (!ids || ids.length === 0) return undefined;
	for (const id of ids) indexOf(id, steps, flag);
	return new Set(ids);
}

function indexOf(id: string, steps: readonly Step[], flag: string): number {
	const index = steps.findIndex((step) => step.id === id);
	if (index >= 0) return index;
	const ids = steps.map((step) => step.id);
	const suggestion = nearest(id, ids);
	throw new UserError(
		`${flag} ${id}: the runbook has no step with this id`,
		suggestion ? `Did you mean ${suggestion}?` : `Its steps: ${idList(steps)}`,
	);
}

function idList(steps: readonly Step[]): string {
	return steps.map((step) => step.id).join(', ');
}
