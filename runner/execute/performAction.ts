import type { Plan, PlannedStep } from '../plan/plan.ts';
import type { Limited } from './calls/deadlines.ts';
import type { ExecutionContext } from './context.ts';
import type { Undo } from './events.ts';
import type { Action } from './nextAction.ts';
import type { Unkept } from './runLog.ts';
import type { Run } from './run.ts';
import { refreshPlan, runStep, whySkipped } from './runStep.ts';
import type { StepOutcome } from './runStep.ts';
import { journalFailure } from './failures.ts';
import { planUndo } from './undo/planUndo.ts';
import { recordSessions } from './recordSessions.ts';
import { settleUnknown } from './settleUnknown.ts';
import { undoStep } from './undo/undoStep.ts';

/** Does what was decided and tells of it in events; these alone say what comes next. */
export async function performAction(action: Exclude<Action, { type: 'end' }>, run: Run): Promise<void> {
	switch (action.type) {
		case 'take-step':
			return takeStep(action.planned, run);
		case 'leave-out':
			return endStep(action.planned, { status: 'skipped', reason: action.reason }, 0, run.context);
		case 'settle-unknown':
			return settleUnknown(action.planned, action.of, run);
		case 'rescue-call': {
			const { rescueCall } = await import('./calls/rescueCall.ts');
			return rescueCall(action, run);
		}
		case 'plan-undo':
			return run.context.emit(planUndo(run.plan, run.state));
		case 'undo-step':
			return undoStep(action.planned, run);
	}
}

async function takeStep(step: PlannedStep, run: Run): Promise<void> {
	const { log } = run;
	const { plan, context: unlimited } = run.within(step.step.id);
	const limited = run.deadlines.enter(step, unlimited);
	const { context } = limited;
	const started = performance.now();
	const planned = refreshPlan(step, plan, context);
	const { id, kind, title, attributes } = planned.step;
	const { number, command } = planned;
	context.emit({
		type: 'step-started',
		time: new Date().toISOString(),
		id,
		kind,
		title,
		number,
		...(command !== undefined && { command }),
		...(attributes.target !== undefined && { target: attributes.target }),
	});
	const unkept = log.sync();
	const outcome = unkept ? unkeptOutcome(planned, unkept) : await runLimited(planned, plan, limited);
	// The step may have yielded what its undo needs.
	const done = planned.step.undo ? refreshPlan(step, plan, context) : planned;
	const undo = outcome.status === 'passed' ? undoOf(done, outcome) : undefined;
	await recordSessions(run);
	endStep(planned, { ...outcome, undo }, performance.now() - started, context);
}

/** A step of a call whose time is over does not begin, and one that the time ends has failed. */
async function runLimited(planned: PlannedStep, plan: Plan, { context, failure }: Limited): Promise<StepOutcome> {
	const late = failure();
	if (late) return (await whySkipped(planned, plan, context)) ?? { status: 'failed', failure: late };
	const outcome = await runStep(planned, plan, context);
	const over = outcome.status === 'interrupted' ? failure() : undefined;
	return over ? { status: 'failed', failure: over } : outcome;
}

/** What can't be kept must not happen: nobody could tell afterwards whether it did. */
function unkeptOutcome({ step }: PlannedStep, unkept: Unkept): StepOutcome {
	return { status: 'failed', failure: journalFailure(step, unkept) };
}

/** The document's own undo, else what the step's kind knows to do. */
export function undoOf({ step, undo, undoPending }: PlannedStep, outcome: StepOutcome): Undo | undefined {
	const own = undoPending.length === 0 ? undo : undefined;
	if (own !== undefined && step.undo?.language === 'sql') return { type: 'executor', description: own, data: own };
	if (own !== undefined) return { type: 'command', command: own };
	return outcome.undo;
}

function endStep(planned: PlannedStep, outcome: StepOutcome, durationMs: number, context: ExecutionContext): void {
	const { status, exit, failure, reason, undo } = outcome;
	const { id, attributes } = planned.step;
	context.emit({
		type: 'step-ended',
		time: new Date().toISOString(),
		id,
		status,
		durationMs,
		...(exit !== undefined && { exit }),
		...(failure !== undefined && { failure }),
		...(reason !== undefined && { reason }),
		...(status === 'failed' && attributes['continue-on-error'] && { tolerated: true }),
		...(undo !== undefined && { undo }),
	});
}
