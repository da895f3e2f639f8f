import type { Problem } from '../../../plugins/remark-runbook/language.ts';
import type { Plan } from '../../plan/plan.ts';
import { prefixOf, scopedPlan } from '../../plan/scope.ts';
import type { PlanVerification } from './verifyPlan.ts';

/** Verifies a document and each runbook that it calls by itself, from its own workspace; steps come in the plan's order. */
export async function verifyScopes(
	plan: Plan,
	source: string,
	verify: (plan: Plan, source: string) => Promise<PlanVerification>,
): Promise<PlanVerification> {
	if (plan.called.length === 0) return verify(plan, source);
	const found: PlanVerification[] = [];
	for (const { prefix, source: text } of [{ prefix: '', source }, ...plan.called])
		found.push(await verify(ownSteps(scopedPlan(plan, prefix), prefix), text));
	const byId = new Map(found.flatMap(({ steps }) => steps.map((step) => [step.id, step] as const)));
	return {
		steps: plan.steps.flatMap(({ step }) => byId.get(step.id) ?? []),
		problems: distinct(found.flatMap(({ problems }) => problems)),
	};
}

function ownSteps(plan: Plan, prefix: string): Plan {
	return { ...plan, steps: plan.steps.filter(({ step }) => prefixOf(step.id) === prefix) };
}

/** A runbook that is called twice has its problems once. */
function distinct(problems: readonly Problem[]): Problem[] {
	return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()];
}
