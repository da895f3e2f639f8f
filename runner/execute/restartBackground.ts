import type { ShellStep } from '../../plugins/remark-runbook/language.ts';
import type { PlannedStep } from '../plan/plan.ts';
import { readCheck } from './checkFence.ts';
import type { Action } from './nextAction.ts';
import type { Run } from './run.ts';
import { refreshPlan } from './runStep.ts';

/**
 * Starts the background commands of a run that goes on again: they ended with the process that had started them. Those of
 * steps that are still to come, were taken back, or had ended by themselves are left alone.
 */
export async function restartBackground(next: Action, run: Run): Promise<void> {
	if (next.type !== 'take-step' && !(next.type === 'settle-unknown' && next.of === 'step')) return;
	const { context } = run;
	for (const planned of run.plan.steps) {
		if (planned.number >= next.planned.number || !isRunning(planned, run)) continue;
		const failure = await restart(planned, planned.step, run);
		if (failure === undefined) continue;
		const reason = context.signal.aborted ? 'interrupted' : failure;
		return context.emit({ type: 'halted', time: new Date().toISOString(), reason, id: planned.step.id });
	}
}

type BackgroundStep = PlannedStep & { step: ShellStep };

function isRunning(planned: PlannedStep, { state }: Run): planned is BackgroundStep {
	const { step } = planned;
	return step.kind === 'shell' && step.background && state.done.has(step.id) && !state.endedBeside.has(step.id);
}

/** Why it does not run, if it does not. */
async function restart(planned: PlannedStep, step: ShellStep, run: Run): Promise<string | undefined> {
	const { plan, context } = run.within(step.id);
	const fresh = refreshPlan(planned, plan, context);
	if ((await readCheck(fresh, context)) === 'holds') return undefined;
	const text = 'started again: it had ended with the process that ran this runbook';
	context.emit({ type: 'step-note', id: step.id, text: `#${step.id} is ${text}` });
	const { startBackground } = await import('./executors/background.ts');
	const attempt = await startBackground(step, fresh, context);
	if (attempt.status === 'passed') return undefined;
	const why = attempt.status === 'failed' ? attempt.failure.message : 'it was interrupted';
	return `the background command of step ${step.id} could not be started again: ${why}`;
}
