import { fillText } from '../../plugins/remark-runbook/language.ts';
import { valueOf } from '../plan/knowledge.ts';
import type { Plan, PlannedStep } from '../plan/plan.ts';
import type { Operator } from '../operator/operator.ts';
import { createMasker } from '../secrets/masker.ts';
import type { ExecutionContext } from './context.ts';
import type { Emit } from './events.ts';
import { emptyFlow, recordFlow } from './flow.ts';
import type { FlowState } from './flow.ts';
import { maskEvents } from './maskEvents.ts';
import { refreshPlan, runStep } from './runStep.ts';
import type { StepOutcome } from './runStep.ts';
import { createSessions } from './sessions.ts';
import { undoSteps } from './undo.ts';

/** When the steps that were done are taken back. */
export type UndoPolicy = 'never' | 'on-failure' | 'always';

export interface RunOptions {
	mode: 'execute' | 'test';
	env: Readonly<Record<string, string | undefined>>;
	operator: Operator;
	emit: Emit;
	signal: AbortSignal;
	undo: UndoPolicy;
	/** What an earlier part of the same run came to. */
	flow?: FlowState;
}

export type RunStatus = 'passed' | 'failed' | 'interrupted';

/** Executes a plan step by step and tells everything through `emit`. No process of the run is left behind. */
export async function runPlan(plan: Plan, options: RunOptions): Promise<RunStatus> {
	const started = performance.now();
	const flow = options.flow ?? emptyFlow();
	const masked = maskEvents(options.emit, createMasker(secretsOf(plan)));
	const emit: Emit = (event) => {
		recordFlow(flow, event);
		masked(event);
	};
	const env = { ...options.env, ...contractEnv(plan) };
	const sessions = createSessions({ contract: plan.runbook.contract, workspace: plan.workspace, env });
	const context: ExecutionContext = {
		workspace: plan.workspace,
		env,
		knowledge: new Map(plan.knowledge),
		session: (target) => sessions.get(target),
		operator: options.operator,
		flow,
		emit,
		signal: options.signal,
	};
	const { path, runbook, steps } = plan;
	emit({ type: 'run-started', time: now(), path, title: runbook.title, steps: steps.length, mode: options.mode });
	let status: RunStatus = 'failed';
	try {
		const { status: stepsStatus, done } = await runSteps(plan, context);
		status = await finish(stepsStatus, done, context, options.undo);
	} finally {
		await sessions.close();
		emit({ type: 'run-ended', time: now(), status, durationMs: performance.now() - started });
	}
	return status;
}

async function runSteps(plan: Plan, context: ExecutionContext): Promise<{ status: RunStatus; done: PlannedStep[] }> {
	const done: PlannedStep[] = [];
	let status: RunStatus = 'passed';
	for (const step of plan.steps) {
		if (status !== 'passed') {
			endStep(step, { status: 'skipped', reason: 'not reached' }, 0, context);
			continue;
		}
		if (step.skipped !== undefined) {
			endStep(step, { status: 'skipped', reason: step.skipped }, 0, context);
			continue;
		}
		const outcome = await takeStep(step, plan, context, done);
		if (outcome.status === 'interrupted') status = 'interrupted';
		else if (outcome.status === 'failed' && !step.step.attributes['continue-on-error']) status = 'failed';
	}
	return { status, done };
}

async function takeStep(
	step: PlannedStep,
	plan: Plan,
	context: ExecutionContext,
	done: PlannedStep[],
): Promise<StepOutcome> {
	const started = performance.now();
	const planned = refreshPlan(step, context);
	const { id, kind, title } = planned.step;
	const { number, command } = planned;
	context.emit({
		type: 'step-started',
		time: now(),
		id,
		kind,
		title,
		number,
		...(command === undefined ? {} : { command }),
	});
	const outcome = await runStep(planned, plan, context);
	if (outcome.status === 'passed') done.push(refreshPlan(step, context));
	endStep(planned, outcome, performance.now() - started, context);
	return outcome;
}

function endStep(planned: PlannedStep, outcome: StepOutcome, durationMs: number, context: ExecutionContext): void {
	const { status, exit, failure, reason } = outcome;
	context.emit({
		type: 'step-ended',
		time: now(),
		id: planned.step.id,
		status,
		durationMs,
		...(exit === undefined ? {} : { exit }),
		...(failure === undefined ? {} : { failure }),
		...(reason === undefined ? {} : { reason }),
	});
}

/** Undoes where the policy asks for it. An interrupted run is undone on its own, unaborted signal. */
async function finish(
	status: RunStatus,
	done: readonly PlannedStep[],
	context: ExecutionContext,
	policy: UndoPolicy,
): Promise<RunStatus> {
	const wanted = policy === 'always' || (policy === 'on-failure' && status !== 'passed');
	if (!wanted) return status;
	const undone = await undoSteps(done, { ...context, signal: new AbortController().signal });
	return undone || status !== 'passed' ? status : 'failed';
}

/** The contract's variables, with inputs filled in. */
function contractEnv({ runbook, knowledge }: Plan): Record<string, string> {
	const entries = Object.entries(runbook.contract.env);
	return Object.fromEntries(entries.map(([name, value]) => [name, fillText(value, valueOf(knowledge))]));
}

function secretsOf(plan: Plan): string[] {
	return [...plan.knowledge.values()].flatMap((known) =>
		known.state === 'value' && known.secret ? [known.value] : [],
	);
}

function now(): string {
	return new Date().toISOString();
}
