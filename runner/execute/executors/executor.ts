import type * as z from 'zod';
import type { StepKind, StepOf } from '../../../plugins/remark-runbook/language.ts';
import type { PlannedStep } from '../../plan/plan.ts';
import type { Attempt, ExecutionContext } from '../context.ts';

/** Does one attempt of a step of its kind. */
export type Executor<K extends StepKind> = (
	step: StepOf<K>,
	planned: PlannedStep,
	context: ExecutionContext,
) => Promise<Attempt>;

export type Json = z.infer<ReturnType<typeof z.json>>;

/** Takes a step back with the data that its attempt left in `undo`, possibly in another process than the one that did it. */
export type Undoer = (planned: PlannedStep, data: Json, context: ExecutionContext) => Promise<Attempt>;
