import type { StepOf } from '../../plugins/remark-runbook/language.ts';
import type { Plan, PlannedStep } from '../plan/plan.ts';
import { scopedPlan } from '../plan/scope.ts';
import { fileAsOf } from './fileAsOf.ts';
import { contentOf, editText } from './fileChange.ts';
import { shownValues } from './knownValues.ts';
import { textDiff } from './textDiff.ts';
import { FileProblem } from './workspaceFile.ts';

/** A plan whose steps say what they will change in files. Changes nothing; what can't be foreseen is left to the verifier. */
export async function withPreviews(plan: Plan): Promise<Plan> {
	const steps = await Promise.all(plan.steps.map((planned) => withPreview(planned, scopedPlan(plan, planned.step.id))));
	return { ...plan, steps };
}

async function withPreview(planned: PlannedStep, plan: Plan): Promise<PlannedStep> {
	const { step, skipped } = planned;
	if ((step.kind !== 'edit' && step.kind !== 'file') || skipped !== undefined) return planned;
	const file = await fileAsOf(step, plan);
	if (file.state === 'unknown' || file.state === 'unusable') return planned;
	const before = file.state === 'there' ? file.text : undefined;
	const after = await foreseenText(step, before, plan, file.shown);
	if (after === undefined) return planned;
	return { ...planned, preview: after === before ? ['it is so already'] : textDiff(file.shown, before, after) };
}

async function foreseenText(
	step: StepOf<'edit'> | StepOf<'file'>,
	before: string | undefined,
	{ knowledge }: Plan,
	shown: string,
): Promise<string | undefined> {
	const values = shownValues(knowledge);
	try {
		if (step.kind === 'file') return await contentOf(step, values, shown);
		return before === undefined ? undefined : await editText(step, before, values, shown);
	} catch (error) {
		if (error instanceof FileProblem) return undefined;
		throw error;
	}
}
