import type { PlannedStep } from '../plan/plan.ts';
import { readCheck } from './checkFence.ts';
import type { RunEvent } from './events.ts';
import type { Run } from './run.ts';
import type { Settle } from './settle.ts';
import { refreshPlan } from './runStep.ts';
import { changesNothing } from './undo/reversibility.ts';

/** Finds out what to do with a step whose outcome is unknown: from its kind, its check, or whoever can be asked. */
export async function settleUnknown(planned: PlannedStep, of: 'step' | 'undo', run: Run): Promise<void> {
	const { context } = run;
	const settlement = (of === 'step' && (await settleByItself(planned, run))) || (await ask(planned, of, run));
	const time = new Date().toISOString();
	const { id } = planned.step;
	if (context.signal.aborted) return context.emit({ type: 'halted', time, reason: 'interrupted' });
	if (settlement.as === undefined) return context.emit({ type: 'halted', time, reason: settlement.reason });
	context.emit({ type: 'outcome-settled', time, id, of, as: settlement.as, by: settlement.by });
}

type Answer = Pick<Extract<RunEvent, { type: 'outcome-settled' }>, 'as' | 'by'>;

async function settleByItself(planned: PlannedStep, run: Run): Promise<Answer | undefined> {
	const { id, kind, captures } = planned.step;
	const { plan, context } = run.within(id);
	if (changesNothing(kind)) return { as: 'rerun', by: 'its kind, which changes nothing' };
	// What a step yields is known by running it only.
	if (captures.length > 0) return undefined;
	const holds = (await readCheck(refreshPlan(planned, plan, context), context)) === 'holds';
	return holds ? { as: 'done', by: 'its check, which holds' } : undefined;
}

function ask(planned: PlannedStep, of: 'step' | 'undo', { state, settle }: Run): ReturnType<Settle> {
	const { id, title } = planned.step;
	const record = state.steps.get(id);
	const undo = record?.undo;
	const undoText = undo?.type === 'command' ? undo.command : undo?.description;
	return settle({ id, title, of, command: of === 'step' ? record?.command : undoText });
}
