import { branchOf } from '../plan/branch.ts';
import { UserError } from '../errors/userError.ts';
import { evaluateCondition, typesOf } from '../plan/condition.ts';
import { planStep } from '../plan/planRun.ts';
import { prefixOf, resultsWithin } from '../plan/scope.ts';
import type { Plan, PlannedStep } from '../plan/plan.ts';
import { renewApprovals } from './approvals.ts';
import { proveOutcome, readCheck } from './checkFence.ts';
import { attemptWithRetries } from './attempts.ts';
import type { ExecutionContext } from './context.ts';
import type { Failure, StepStatus, Undo } from './events.ts';
import { failureAtStep } from './failures.ts';
import { prepareStep } from './prepareStep.ts';
import { confirmStep } from './confirmStep.ts';

/** How a step ended, for the event and for what comes next. */
export interface StepOutcome {
	status: StepStatus;
	exit?: number | undefined;
	failure?: Failure | undefined;
	reason?: string | undefined;
	undo?: Undo | undefined;
}

/** Takes one step from its condition to its proof. Emits output and notes; the caller emits start and end. */
export async function runStep(planned: PlannedStep, plan: Plan, context: ExecutionContext): Promise<StepOutcome> {
	const leftOut = await whySkipped(planned, plan, context);
	if (leftOut) return leftOut;
	const missing = unmetNames(planned, plan);
	if (missing) return { status: 'failed', failure: failureAtStep(planned.step, missing) };
	if ((await readCheck(planned, context)) === 'holds')
		return { status: 'already-done', reason: 'its check holds already' };
	const prepared = await prepareStep(planned, context);
	if (prepared.state === 'done') return { status: 'already-done', reason: prepared.reason };
	if (prepared.state === 'failed') return { status: 'failed', failure: prepared.failure };
	const lapsed = await renewApprovals(planned, plan, context);
	if (lapsed && lapsed.status !== 'passed') return lapsed;
	const refusal = await confirmStep(planned, context);
	if (context.signal.aborted) return { status: 'interrupted' };
	if (refusal) return { status: 'failed', failure: refusal };
	const attempt = await attemptWithRetries(planned, context);
	if (attempt.status !== 'passed') return attempt;
	const unproven = await proveOutcome(planned, context);
	if (unproven) return { status: context.signal.aborted ? 'interrupted' : 'failed', failure: unproven };
	return { status: 'passed', exit: attempt.exit, undo: attempt.undo };
}

/** How the step ends without being done, by its branch and its condition, which can fail; undefined where it is done. */
export async function whySkipped(
	planned: PlannedStep,
	plan: Plan,
	context: ExecutionContext,
): Promise<StepOutcome | undefined> {
	const call = planned.calls.find((id) => wasNotDone(context.flow.results.get(id)?.status));
	if (call !== undefined) {
		const failed = context.flow.results.get(call)?.status === 'failed';
		return { status: 'skipped', reason: failed ? `${call} failed` : `${call} is skipped` };
	}
	const branch = branchOf(planned.step, (choose) => context.flow.choices.get(choose));
	if (branch.state === 'other') return { status: 'skipped', reason: branch.reason };
	if (branch.state === 'open') return { status: 'skipped', reason: `step ${branch.choose} took no option` };
	try {
		const reason = await whyNotMet(planned, plan, context);
		return reason === undefined ? undefined : { status: 'skipped', reason };
	} catch (error) {
		if (!(error instanceof UserError)) throw error;
		const details = { ruleId: 'language/condition' as const, message: error.message };
		return { status: 'failed', failure: failureAtStep(planned.step, details) };
	}
}

function wasNotDone(status: StepStatus | undefined): boolean {
	return status !== undefined && status !== 'passed';
}

async function whyNotMet(planned: PlannedStep, plan: Plan, context: ExecutionContext): Promise<string | undefined> {
	const expression = planned.step.attributes.if;
	if (expression === undefined) return undefined;
	const { knowledge, flow } = context;
	const results = resultsWithin(prefixOf(planned.step.id), flow.results);
	const result = await evaluateCondition(expression, knowledge, typesOf(plan.runbook), results);
	if (result.state === 'true') return undefined;
	return result.state === 'false'
		? `the condition ${expression} does not hold`
		: `the condition ${expression} needs ${result.names.join(', ')}, which no step yielded`;
}

/** A step never runs with a `{{name}}` left in its texts. */
function unmetNames(planned: PlannedStep, plan: Plan): Pick<Failure, 'ruleId' | 'message' | 'hint'> | undefined {
	const [first] = planned.pending;
	if (!first) return undefined;
	const from = first.step ? ` from step ${first.step}, which did not run` : '';
	return {
		ruleId: 'language/no-value',
		message: `${first.name} has no value${from}`,
		hint: plan.root
			? `Give it in the call: \`${first.name}: …\` in the \`yaml\` fence of ${planned.calls.at(-1)}.`
			: `Give it: runbook-exec ${plan.path} --input ${first.name}=…`,
	};
}

/** The step with the values that are known by now. */
export function refreshPlan(planned: PlannedStep, plan: Plan, context: ExecutionContext): PlannedStep {
	const { step, number, calls, skipped } = planned;
	return { ...planStep(step, number, context.knowledge, plan.choices), calls, skipped };
}
