import type { StepKind, StepOf } from '../../../plugins/remark-runbook/language.ts';
import type { PlannedStep } from '../../plan/plan.ts';
import type { Attempt, ExecutionContext } from '../context.ts';
import type { Executor, Json, Undoer } from './executor.ts';
import { executeHttp } from './http.ts';
import { executeManual } from './manual.ts';
import { executeRequire } from './require.ts';
import { executeShell } from './shell.ts';
import { executeWait } from './wait.ts';

/** Kinds that few runbooks have are loaded when one has them. */
const executors: { [K in StepKind]: Executor<K> } = {
	shell: executeShell,
	http: executeHttp,
	require: executeRequire,
	wait: executeWait,
	manual: executeManual,
	browser: async (...step) => (await import('./browser.ts')).executeBrowser(...step),
	call: async (...step) => (await import('./call.ts')).executeCall(...step),
	choose: async (...step) => (await import('./choose.ts')).executeChoose(...step),
	edit: async (...step) => (await import('./changeFile.ts')).executeChange(...step),
	file: async (...step) => (await import('./changeFile.ts')).executeChange(...step),
	sql: async (...step) => (await import('./sql.ts')).executeSql(...step),
	approve: async (...step) => (await import('./approve.ts')).executeApprove(...step),
};

/** Hands a planned step to the executor of its kind. */
export function attemptStep(planned: PlannedStep, context: ExecutionContext): Promise<Attempt> {
	return attemptKind(planned.step, planned, context);
}

function attemptKind<K extends StepKind>(
	step: StepOf<K>,
	planned: PlannedStep,
	context: ExecutionContext,
): Promise<Attempt> {
	const kind: K = step.kind;
	return executors[kind](step, planned, context);
}

/** The kinds that know by themselves how a step is taken back. */
const undoers: Partial<Record<StepKind, Undoer>> = {
	edit: async (...step) => (await import('./changeFile.ts')).undoChange(...step),
	file: async (...step) => (await import('./changeFile.ts')).undoChange(...step),
	sql: async (...step) => (await import('./sql.ts')).undoSql(...step),
};

/** Takes a step back with what its attempt left for that. */
export function undoWithExecutor(planned: PlannedStep, data: Json, context: ExecutionContext): Promise<Attempt> {
	const { kind } = planned.step;
	const undoer = undoers[kind];
	if (!undoer) throw new Error(`steps of the kind ${kind} leave nothing to take them back with`);
	return undoer(planned, data, context);
}
