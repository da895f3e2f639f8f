import type { Plan, PlannedStep } from '../plan/plan.ts';
import { planStep } from '../plan/planRun.ts';
import type { Attempt, ExecutionContext } from './context.ts';
import { isLapsed } from './lapse.ts';

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
