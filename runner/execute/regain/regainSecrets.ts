import type { PlannedStep } from '../../plan/plan.ts';
import { prefixOf } from '../../plan/scope.ts';
import { whyNotHidden } from '../../secrets/strength.ts';
import { attemptWithRetries } from '../attempts.ts';
import { confirmStep } from '../confirmStep.ts';
import type { Action } from '../nextAction.ts';
import { undoOf } from '../performAction.ts';
import type { Run } from '../run.ts';
import { recordSessions } from '../recordSessions.ts';
import { refreshPlan } from '../runStep.ts';
import { namesMissing, sourceOf } from './lostSecrets.ts';
import type { LostSecret } from './lostSecrets.ts';

/** Where a lost secret comes from: somebody gives it, or its step runs again; without an answer the run ends there. */
export type Regained = { as: 'value'; value: string } | { as: 'rerun'; by: string } | { as: undefined; reason: string };

export type Regain = (lost: LostSecret & { neededBy: string }) => Promise<Regained>;

interface RegainOptions {
	lost: readonly LostSecret[];
	regain: Regain;
	/** Whether what was done may be taken back at the end. */
	mayUndo: boolean;
}

/** Gets back the secrets that earlier steps yielded and steps to come need; halts the run where that can't be. */
export async function regainSecrets(next: Action, { lost, regain, mayUndo }: RegainOptions, run: Run): Promise<void> {
	const from = 'planned' in next && next.type !== 'undo-step' ? next.planned.number : Infinity;
	const { steps } = run.plan;
	const isBefore = ({ step: id }: LostSecret): boolean =>
		(steps.find(({ step }) => step.id === id)?.number ?? 0) < from;
	const all = new Map(lost.filter(isBefore).map((one) => [one.name, one]));
	const isNeeded = ({ number, step, skipped }: PlannedStep): boolean =>
		(number >= from && skipped === undefined) || ((mayUndo || from === Infinity) && run.state.done.has(step.id));
	for (const planned of steps.filter(isNeeded)) {
		const halted = await regainFor(planned, { all, regain, run });
		if (halted === undefined) continue;
		const reason = run.context.signal.aborted ? 'interrupted' : halted.reason;
		return run.context.emit({ type: 'halted', time: new Date().toISOString(), reason, id: halted.id });
	}
	restoreUndos(run);
}

/** An undo that was lost with a secret is filled in anew. */
function restoreUndos({ plan, state, within }: Run): void {
	for (const step of plan.steps) {
		const record = state.steps.get(step.step.id);
		if (!record || record.undo !== undefined || !state.done.has(record.id)) continue;
		const scoped = within(record.id);
		record.undo = undoOf(refreshPlan(step, scoped.plan, scoped.context), { status: 'passed' });
	}
}

interface Regaining {
	all: Map<string, LostSecret>;
	regain: Regain;
	run: Run;
}

type Halt = { reason: string; id: string };

/** Why the step can't have what it needs, if it can't. */
async function regainFor(planned: PlannedStep, regaining: Regaining): Promise<Halt | undefined> {
	const { all, run } = regaining;
	for (const name of await namesMissing(planned, run)) {
		const known = all.get(name);
		if (!known) continue;
		const source = sourceOf(known, all, run.plan);
		const yielding = run.plan.steps.find(({ step }) => step.id === source.step);
		if (!yielding) continue;
		all.delete(name);
		const reason = await regainOne({ ...source, neededBy: planned.step.id }, yielding, regaining);
		if (reason !== undefined) return { reason, id: source.step };
	}
	return undefined;
}

async function regainOne(
	lost: LostSecret & { neededBy: string },
	yielding: PlannedStep,
	regaining: Regaining,
): Promise<string | undefined> {
	const { run } = regaining;
	const { context } = run;
	const answer = await regaining.regain(lost);
	if (context.signal.aborted) return 'interrupted';
	if (answer.as === undefined) return answer.reason;
	if (answer.as === 'rerun') {
		const needs = await regainFor(yielding, regaining);
		return needs?.reason ?? captureAgain(yielding, lost, answer.by, run);
	}
	const why = whyNotHidden(answer.value);
	if (why) return `the given value of ${lost.name} ${why}, so it can't be hidden`;
	context.masker.add(answer.value);
	context.yieldValue(lost.step, lost.name.slice(prefixOf(lost.name).length), answer.value, true);
	return undefined;
}

/** Runs a step that was done once more, for what it yields: it counts as done as before. Why it did not yield it, else. */
async function captureAgain(
	step: PlannedStep,
	{ name }: LostSecret,
	by: string,
	run: Run,
): Promise<string | undefined> {
	const { id } = step.step;
	const { plan, context } = run.within(id);
	const planned = refreshPlan(step, plan, context);
	const [open] = planned.pending;
	if (open) return `step ${id} can't run again: ${open.name} has no value`;
	const refusal = await confirmStep(planned, context);
	if (refusal) return `step ${id} did not run again: ${refusal.message}`;
	context.emit({ type: 'recapture-started', time: new Date().toISOString(), id, name, by });
	const unkept = run.log.sync();
	if (unkept) return unkept.message;
	const attempt = await attemptWithRetries(planned, context);
	const { status } = attempt;
	await recordSessions(run);
	context.emit({ type: 'recapture-ended', time: new Date().toISOString(), id, status });
	if (status === 'passed') return undefined;
	const why = status === 'failed' ? attempt.failure.message : 'it was interrupted';
	return `step ${id}, which ran again for the secret ${name}, failed: ${why}`;
}
