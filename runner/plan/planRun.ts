import { resolveStep } from '../../plugins/remark-runbook/language.ts';
import type { Runbook, Step } from '../../plugins/remark-runbook/language.ts';
import { UserError } from '../errors/userError.ts';
import { evaluateCondition } from './condition.ts';
import { valueOf } from './knowledge.ts';
import type { Knowledge } from './knowledge.ts';
import type { PendingName, Plan, PlannedStep } from './plan.ts';
import { selectSteps } from './selection.ts';
import type { Selection } from './selection.ts';

interface PlanOptions {
	path: string;
	absolutePath: string;
	runbook: Runbook;
	workspace: string;
	knowledge: Knowledge;
	selection: Selection;
}

/** Lays out a run. Changes nothing; throws a `UserError` for an unknown step id or a value that can't stand in its place. */
export async function planRun(options: PlanOptions): Promise<Plan> {
	const { path, absolutePath, runbook, workspace, knowledge } = options;
	const leftOut = selectSteps(runbook.steps, options.selection);
	const steps = runbook.steps.map((step, index) => {
		const planned = planStep(step, index + 1, knowledge);
		const skipped = leftOut[index];
		return skipped === undefined ? applyCondition(planned, runbook, knowledge) : { ...planned, skipped };
	});
	return { path, absolutePath, runbook, workspace, knowledge, steps: await Promise.all(steps) };
}

/** One step with what is known now; called again at run time, when captures have their values. */
export function planStep(step: Step, number: number, knowledge: Knowledge): PlannedStep {
	const resolved = resolveStep(step, valueOf(knowledge));
	const refused = resolved.refused[0];
	if (refused) throw new UserError(`step ${step.id}: input ${refused.name}: ${refused.message}`, refused.hint);
	return {
		step,
		number,
		command: resolved.command,
		check: resolved.check,
		undo: resolved.undo,
		dryRun: resolved.dryRun,
		phrase: resolved.phrase,
		danger: resolved.danger,
		confirm: resolved.confirm,
		pending: resolved.missing.map((name) => pendingName(name, knowledge)),
		undoPending: resolved.missingInUndo.map((name) => pendingName(name, knowledge)),
	};
}

function pendingName(name: string, knowledge: Knowledge): PendingName {
	const known = knowledge.get(name);
	return { name, step: known?.state === 'later' ? known.step : undefined };
}

async function applyCondition(planned: PlannedStep, runbook: Runbook, knowledge: Knowledge): Promise<PlannedStep> {
	const expression = planned.step.attributes.if;
	if (expression === undefined) return planned;
	const result = await evaluateCondition(expression, knowledge, runbook.contract.inputs);
	if (result.state === 'false') return { ...planned, skipped: `the condition ${expression} does not hold` };
	return result.state === 'open' ? { ...planned, mayRun: result.names } : planned;
}
