import type { Plan, PlannedStep } from '../plan/plan.ts';
import { planStep } from '../plan/planRun.ts';
import type { Attempt, ExecutionContext } from './context.ts';
import type { Approval } from './flow.ts';

/** Whether an approval holds no more; one from the future proves nothing, so it does not hold. */
export function isLapsed({ time }: Pick<Approval, 'time'>, ttl: number | undefined, now = Date.now()): boolean {
	if (ttl === undefined) return false;
	const age = now - Date.parse(time);
	return !(age >= 0 && age <= ttl);
}

/** Asks anew for each approval before a step that is too old by now. What did not pass is what ends the step. */
export async function renewApprovals(
	planned: PlannedStep,
	plan: Plan,
	context: ExecutionContext,
): Promise<Attempt | undefined> {
	if (context.flow.approvals.size === 0) return undefined;
	for (const gate of plan.steps) {
		if (gate.number >= planned.number) return undefined;
		const { step } = gate;
		const approval = context.flow.approvals.get(step.id);
		if (step.kind !== 'approve' || !approval || !isLapsed(approval, step.ttl)) continue;
		context.emit({
			type: 'step-note',
			id: planned.step.id,
			text: `the approval ${step.id} of ${approval.time} is too old`,
		});
		const { executeApprove } = await import('./executors/approve.ts');
		const asked = planStep(step, gate.number, context.knowledgeOf(step.id), plan.choices);
		const attempt = await executeApprove(step, { ...asked, calls: gate.calls }, context);
		if (attempt.status !== 'passed') return attempt;
	}
	return undefined;
}
