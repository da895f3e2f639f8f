import type { Plan, PlannedStep } from '../../plan/plan.ts';
import { evaluateCondition, typesOf } from '../../plan/condition.ts';
import { prefixOf } from '../../plan/scope.ts';
import { UserError } from '../../errors/userError.ts';
import type { Run, Scoped } from '../run.ts';
import { refreshPlan } from '../runStep.ts';

/** A secret that a step yielded in an earlier part of the run: no value of it was kept. */
export interface LostSecret {
	/** With the prefix of its runbook. */
	name: string;
	/** Id of the step that yielded it. */
	step: string;
}

/** The names without a value that a step waits for, each with the prefix of its runbook. */
export async function namesMissing(planned: PlannedStep, run: Run): Promise<string[]> {
	const { id, attributes } = planned.step;
	const { plan, context } = run.within(id);
	const prefix = prefixOf(id);
	const fresh = refreshPlan(planned, plan, context);
	const pending = [...fresh.pending, ...fresh.undoPending].map(({ name }) => name);
	if (attributes.if === undefined) return pending.map((name) => prefix + name);
	return [...pending, ...(await namesInCondition(attributes.if, run.within(id)))].map((name) => prefix + name);
}

async function namesInCondition(expression: string, { plan, context }: Scoped): Promise<readonly string[]> {
	try {
		const condition = await evaluateCondition(expression, context.knowledge, typesOf(plan.runbook));
		return condition.state === 'open' ? condition.names : [];
	} catch (error) {
		// Its step says so, and fails.
		if (error instanceof UserError) return [];
		throw error;
	}
}

/** What a call gives its caller is a capture of a step within: the innermost one that yields the secret. */
export function sourceOf(lost: LostSecret, all: ReadonlyMap<string, LostSecret>, plan: Plan): LostSecret {
	const scope = plan.called.find(({ prefix }) => prefix === `${lost.step}/`);
	const own = lost.name.slice(prefixOf(lost.name).length);
	const capture = scope?.step.captures.find(({ name }) => name === own);
	if (!scope || !capture) return lost;
	const { name, output = name } = capture;
	const inner = all.get(scope.prefix + (scope.runbook.contract.outputs[output]?.capture ?? output));
	return inner ? sourceOf(inner, all, plan) : lost;
}
