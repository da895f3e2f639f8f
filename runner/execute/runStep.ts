import { branchOf } from '../plan/branch.ts';
import { evaluateCondition } from '../plan/condition.ts';
import { planStep } from '../plan/planRun.ts';
import type { Plan, PlannedStep } from '../plan/plan.ts';
import { renewApprovals } from './approvals.ts';
import { proveOutcome, readCheck } from './checkFence.ts';
import type { Attempt, ExecutionContext } from './context.ts';
import type { Failure, StepStatus, Undo } from './events.ts';
import { attemptStep } from './executors/index.ts';
import { failureAtStep } from './failures.ts';
import { prepareStep } from './prepareStep.ts';
import { confirmStep } from './confirmStep.ts';
import { sleep } from './sleep.ts';

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
	const skipped = await whySkipped(planned, plan, context);
	if (skipped) return { status: 'skipped', reason: skipped };
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
	capture(planned, attempt.answer, context);
	return { status: 'passed', exit: attempt.exit, undo: attempt.undo };
}

/** Why a step is left out by what is known when its turn comes. */
export async function whySkipped(
	planned: PlannedStep,
	plan: Plan,
	context: ExecutionContext,
): Promise<string | undefined> {
	const branch = branchOf(planned.step, (choose) => context.flow.choices.get(choose));
	if (branch.state === 'other') return branch.reason;
	if (branch.state === 'open') return `step ${branch.choose} took no option`;
	const expression = planned.step.attributes.if;
	if (expression === undefined) return undefined;
	const result = await evaluateCondition(expression, context.knowledge, plan.runbook.contract.inputs);
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
		hint: `Give it: runbook-exec ${plan.path} --input ${first.name}=…`,
	};
}

async function attemptWithRetries(planned: PlannedStep, context: ExecutionContext): Promise<Attempt> {
	const { retry = 0, delay = 1000, backoff = 1 } = planned.step.attributes;
	let attempt = await attemptStep(planned, context);
	for (let again = 1; again <= retry && attempt.status === 'failed'; again++) {
		const pause = Math.round(delay * backoff ** (again - 1));
		const text = `${attempt.failure.message}; retry ${again} of ${retry} in ${pause} ms`;
		context.emit({ type: 'step-note', id: planned.step.id, text });
		if (!(await sleep(pause, context.signal))) return { status: 'interrupted' };
		attempt = await attemptStep(planned, context);
	}
	return attempt;
}

function capture(planned: PlannedStep, answer: string | undefined, context: ExecutionContext): void {
	const { id, attributes } = planned.step;
	if (attributes.capture === undefined || answer === undefined) return;
	context.knowledge.set(attributes.capture, { state: 'value', value: answer, secret: false });
	context.emit({ type: 'step-captured', id, name: attributes.capture, value: answer, secret: false });
}

/** The step with the values that are known by now. */
export function refreshPlan(planned: PlannedStep, plan: Plan, context: ExecutionContext): PlannedStep {
	return { ...planStep(planned.step, planned.number, context.knowledge, plan.choices), skipped: planned.skipped };
}
