import type { PlannedStep } from '../plan/plan.ts';
import type { ExecutionContext } from './context.ts';
import type { Failure } from './events.ts';
import { failureAtStep } from './failures.ts';

/** Asks what `danger` and `confirm` demand; the failure where the answer is no. */
export async function confirmStep(planned: PlannedStep, context: ExecutionContext): Promise<Failure | undefined> {
	const { step, danger, confirm } = planned;
	if (danger === undefined && confirm === undefined) return undefined;
	const question = `${step.title}: ${questionOf(danger ?? confirm, danger !== undefined)}`;
	const answer =
		danger === undefined
			? await context.operator.confirm(question)
			: await context.operator.confirmDanger(question, step.id);
	if (answer.given) {
		context.emit({ type: 'step-note', id: step.id, text: `confirmed by ${answer.by}` });
		return undefined;
	}
	return failureAtStep(step, { ruleId: 'output/not-confirmed', message: `not confirmed: ${answer.reason}` });
}

function questionOf(reason: string | true | undefined, dangerous: boolean): string {
	if (typeof reason === 'string') return reason;
	return dangerous ? 'this step is marked as dangerous.' : 'go on?';
}
