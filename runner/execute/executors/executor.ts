import type { StepKind, StepOf } from '../../../plugins/remark-runbook/language.ts';
import type { PlannedStep } from '../../plan/plan.ts';
import type { Attempt, ExecutionContext } from '../context.ts';

/** Does one attempt of a step of its kind. */
export type Executor<K extends StepKind> = (
	step: StepOf<K>,
	planned: PlannedStep,
	context: ExecutionContext,
) => Promise<Attempt>;
