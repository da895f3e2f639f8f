import { formatDuration } from '../../../plugins/remark-runbook/language.ts';
import type { ApproveStep } from '../../../plugins/remark-runbook/language.ts';
import type { PlannedStep } from '../../plan/plan.ts';
import { isLapsed } from '../lapse.ts';
import type { Attempt } from '../context.ts';
import { failureAtStep } from '../failures.ts';
import type { Executor } from './executor.ts';

/** Asks for the approval and records who gave it and when. */
export const executeApprove: Executor<'approve'> = async (step, planned, context) => {
	const { phrase = step.id } = planned;
	const answer = await context.operator.approve({ id: step.id, title: step.title, by: step.by, phrase });
	if (context.signal.aborted) return { status: 'interrupted' };
	if (!answer.given) return refuse(step, planned, answer.reason);
	if (isLapsed(answer, step.ttl))
		return refuse(step, planned, `it was given at ${answer.time}, and holds for ${formatDuration(step.ttl ?? 0)}`);
	context.emit({ type: 'step-approved', time: answer.time, id: step.id, by: answer.by });
	return { status: 'passed' };
};

function refuse(step: ApproveStep, { phrase = step.id }: PlannedStep, reason: string): Attempt {
	const failure = failureAtStep(step, {
		ruleId: 'output/not-approved',
		message: `not approved by ${step.by}: ${reason}`,
		hint: `Run it at a terminal, or pass --approve ${JSON.stringify(`${step.id}=${phrase}`)}.`,
	});
	return { status: 'failed', failure };
}
