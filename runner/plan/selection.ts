import type { StepKind } from '../../plugins/remark-runbook/language.ts';
import { nearest } from '../../plugins/remark-runbook/language.ts';
import { UserError } from '../errors/userError.ts';
import type { Selection } from './selectionSchema.ts';

export type { Selection } from './selectionSchema.ts';

/** A step as far as it is selected by: `groups` are the ids of the steps that it stands in. */
export interface Selectable {
	id: string;
	kind: StepKind;
	tags: readonly string[];
	groups: readonly string[];
}

/**
 * For each step, the reason why it is left out, or undefined where it runs. A group's id stands for all of its steps; a
 * group is never left out where one of its steps runs, and neither is an approval before one.
 */
export function selectSteps(steps: readonly Selectable[], selection: Selection): (string | undefined)[] {
	const reasons = steps.map(reasonOf(steps, selection));
	const withGroups = steps.map(({ id }, index) =>
		steps.some(({ groups }, member) => groups.includes(id) && reasons[member] === undefined)
			? undefined
			: reasons[index],
	);
	const last = withGroups.lastIndexOf(undefined);
	const isGate = ({ kind }: Selectable, index: number): boolean => kind === 'approve' && index < last;
	const gates = steps.filter(isGate);
	return steps.map((step, index) => {
		const leadsToGate = step.kind === 'call' && gates.some(({ groups }) => groups.includes(step.id));
		return isGate(step, index) || leadsToGate ? undefined : withGroups[index];
	});
}

function reasonOf(
	steps: readonly Selectable[],
	{ from, to, only, skip, tags, skipTags }: Selection,
): (step: Selectable, index: number) => string | undefined {
	const first = from === undefined ? 0 : indexOf(from, steps, '--from');
	const last = to === undefined ? steps.length - 1 : lastOf(to, steps);
	if (first > last)
		throw new UserError(`--from ${from} comes after --to ${to}`, `Steps in order: ${listOf(idsOf(steps))}`);
	const taken = idSet(only, steps, '--only');
	const skipped = idSet(skip, steps, '--skip');
	const wanted = tagSet(tags, steps, '--tags');
	const unwanted = tagSet(skipTags, steps, '--skip-tags');
	const names = ({ id, groups }: Selectable): string[] => [id, ...groups];
	return (step, index) => {
		if (index < first) return `before --from ${from}`;
		if (index > last) return `after --to ${to}`;
		if (taken && !names(step).some((id) => taken.has(id))) return 'not in --only';
		if (wanted && !step.tags.some((tag) => wanted.has(tag))) return 'not in --tags';
		if (names(step).some((id) => skipped?.has(id))) return 'left out by --skip';
		return step.tags.some((tag) => unwanted?.has(tag)) ? 'left out by --skip-tags' : undefined;
	};
}

/** The position of the last step of a group, or of the step itself. */
function lastOf(id: string, steps: readonly Selectable[]): number {
	const index = indexOf(id, steps, '--to');
	return Math.max(
		index,
		steps.findLastIndex(({ groups }) => groups.includes(id)),
	);
}

function idSet(
	ids: readonly string[] | undefined,
	steps: readonly Selectable[],
	flag: string,
): Set<string> | undefined {
	if (!ids || ids.length === 0) return undefined;
	for (const id of ids) indexOf(id, steps, flag);
	return new Set(ids);
}

function indexOf(id: string, steps: readonly Selectable[], flag: string): number {
	const index = steps.findIndex((step) => step.id === id);
	if (index >= 0) return index;
	const suggestion = nearest(id, idsOf(steps));
	throw new UserError(
		`${flag} ${id}: the runbook has no step with this id`,
		suggestion ? `Did you mean ${suggestion}?` : `Its steps: ${listOf(idsOf(steps))}`,
	);
}

function tagSet(
	tags: readonly string[] | undefined,
	steps: readonly Selectable[],
	flag: string,
): Set<string> | undefined {
	if (!tags || tags.length === 0) return undefined;
	const known = [...new Set(steps.flatMap((step) => step.tags))];
	for (const tag of tags) {
		if (known.includes(tag)) continue;
		const suggestion = nearest(tag, known);
		const all = known.length > 0 ? `Its tags: ${listOf(known)}` : 'None of its steps has a tag.';
		throw new UserError(`${flag} ${tag}: no step has this tag`, suggestion ? `Did you mean ${suggestion}?` : all);
	}
	return new Set(tags);
}

function idsOf(steps: readonly Selectable[]): string[] {
	return steps.map(({ id }) => id);
}

function listOf(names: readonly string[]): string {
	return names.join(', ');
}
