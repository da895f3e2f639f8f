import type { Plan, PlannedStep } from '../plan/plan.ts';
import { fileAsOf } from './fileAsOf.ts';
import { editText } from './fileChange.ts';
import { shownValues } from './knownValues.ts';
import { textDiff } from './textDiff.ts';
import { FileProblem } from './workspaceFile.ts';

/** A plan whose steps say what they will change in files. Changes nothing; what can't be foreseen is left to the verifier. */
export async function withPreviews(plan: Plan): Promise<Plan> {
	const steps = await Promise.all(plan.steps.map((planned) => withPreview(planned, plan)));
	return { ...plan, steps };
}

async function withPreview(planned: PlannedStep, plan: Plan): Promise<PlannedStep> {
	const { step, skipped } = planned;
	if (step.kind !== 'edit' || skipped !== undefined) return planned;
	const file = await fileAsOf(step, plan);
	if (file.state !== 'there') return planned;
	try {
		const after = await editText(step, file.text, shownValues(plan.knowledge), file.shown);
		const preview = after === file.text ? ['it is so already'] : textDiff(file.shown, file.text, after);
		return { ...planned, preview };
	} catch (error) {
		if (error instanceof FileProblem) return planned;
		throw error;
	}
}
