import type { PlannedStep } from '../plan/plan.ts';
import type { ExecutionContext } from './context.ts';
import type { Preparation } from './files/preparation.ts';

/** Shows what a step is about to change in a file; says where it is done already or can't be. */
export async function prepareStep(planned: PlannedStep, context: ExecutionContext): Promise<Preparation> {
	const { step } = planned;
	if (step.kind !== 'edit' && step.kind !== 'file') return { state: 'ready' };
	const { prepareFile } = await import('./files/prepareFile.ts');
	return prepareFile(step, context);
}
