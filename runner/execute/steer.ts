import { fillText } from '../../plugins/remark-runbook/language.ts';
import type { Decision, Situation, Steering } from '../operator/steering.ts';
import type { PlannedStep } from '../plan/plan.ts';
import { mapStrings } from '../secrets/mapStrings.ts';
import { rescueOf } from './calls/rescue.ts';
import type { Action } from './nextAction.ts';
import { performAction } from './performAction.ts';
import type { Run } from './run.ts';
import { refreshPlan, whySkipped } from './runStep.ts';

type Next = Exclude<Action, { type: 'end' }>;

/** Does what was decided as the operator wants it: asked before a step, and again where it failed. */
export async function steer(action: Next, run: Run, steering: Steering): Promise<void> {
	if (action.type !== 'take-step') return performAction(action, run);
	const { planned } = action;
	const { plan, context } = run.within(planned.step.id);
	if (await whySkipped(planned, plan, context)) return performAction(action, run);
	const before = await steering.beforeStep(situationOf(planned, run));
	if (run.context.signal.aborted) return stop(run, 'interrupted');
	if (before.type === 'skip')
		return performAction({ type: 'leave-out', planned, reason: 'skipped by the operator' }, run);
	if (before.type !== 'run' && before.type !== 'run-rest') return follow(before, planned, run);
	for (;;) {
		await performAction(action, run);
		if (run.state.outcome !== 'failed' || run.context.signal.aborted || isRescued(run)) return;
		const after = await steering.afterFailure(situationOf(planned, run));
		const behind = run.plan.steps[planned.number];
		if (after.type === 'skip' && behind) return jump(behind.step.id, run);
		if (after.type !== 'run' && after.type !== 'run-rest')
			return after.type === 'skip' ? undefined : follow(after, planned, run);
		jump(planned.step.id, run);
	}
}

/** A call takes care of the failure: nobody need be asked. */
function isRescued({ state, plan }: Run): boolean {
	return rescueOf(state, (id) => plan.steps.find(({ step }) => step.id === id)) !== undefined;
}

async function follow(
	decision: Exclude<Decision, { type: 'run' | 'run-rest' | 'skip' }>,
	planned: PlannedStep,
	run: Run,
): Promise<void> {
	switch (decision.type) {
		case 'jump':
			return jump(decision.to, run);
		case 'edit':
			change(decision.name, decision.value, run);
			return jump(planned.step.id, run);
		case 'undo':
			return undoLast(planned, run);
		case 'quit':
			if (decision.undo) run.context.emit({ type: 'undo-requested', time: new Date().toISOString() });
			return stop(run, decision.reason);
	}
}

function jump(to: string, { context }: Run): void {
	context.emit({ type: 'jumped', time: new Date().toISOString(), to });
}

function stop({ context }: Run, reason: string): void {
	context.emit({ type: 'stopped', time: new Date().toISOString(), reason });
}

/** Later steps use the new value; those that ran keep what they ran with. */
function change(name: string, value: string, { context, plan }: Run): void {
	const secret = plan.runbook.contract.inputs[name]?.type === 'secret';
	if (secret) context.masker.add(value);
	context.knowledge.set(name, { state: 'value', value, secret });
	context.emit({ type: 'input-changed', time: new Date().toISOString(), name, value, secret });
}

/** Takes back the step that was done last, and asks about that one next. */
async function undoLast(planned: PlannedStep, run: Run): Promise<void> {
	const { plan, state } = run;
	const id = [...state.done].toReversed().find((done) => state.steps.get(done)?.undo !== undefined);
	const last = plan.steps.find(({ step }) => step.id === id) ?? planned;
	if (id !== undefined) await performAction({ type: 'undo-step', planned: last }, run);
	jump(last.step.id, run);
}

function situationOf(step: PlannedStep, { plan, state, context, within }: Run): Situation {
	const scoped = within(step.step.id);
	const planned = mapStrings(
		refreshPlan(step, scoped.plan, scoped.context),
		context.masker.text,
		new Set(['id', 'kind', 'type']),
	);
	return { planned, plan, state, inputs: changeable({ plan, context }) };
}

/** Values that stand in the sessions' environment can't be changed any more. */
function changeable({ plan, context }: Pick<Run, 'plan' | 'context'>): Map<string, string | undefined> {
	const fixed = new Set<string>();
	const note = (name: string): undefined => void fixed.add(name);
	for (const text of Object.values(plan.runbook.contract.env)) fillText(text, note);
	const names = Object.keys(plan.runbook.contract.inputs).filter((name) => !fixed.has(name));
	return new Map(
		names.map((name) => {
			const known = context.knowledge.get(name);
			return [name, known?.state === 'value' && !known.secret ? known.value : undefined];
		}),
	);
}
