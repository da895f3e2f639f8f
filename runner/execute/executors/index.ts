import type { StepKind } from '../../../plugins/remark-runbook/language.ts';
import type { PlannedStep } from '../../plan/plan.ts';
import type { Attempt, ExecutionContext } from '../context.ts';
import type { Executor } from './executor.ts';
import { executeHttp } from './http.ts';
import { executeManual } from './manual.ts';
import { executeRequire } from './require.ts';
import { executeShell } from './shell.ts';
import { executeWait } from './wait.ts';

const executors = {
	shell: executeShell,
	http: executeHttp,
	require: executeRequire,
	wait: executeWait,
	manual: executeManual,
} as const satisfies { [K in StepKind]: Executor<K> };

/** Hands a planned step to the executor of its kind. */
export function attemptStep(planned: PlannedStep, context: ExecutionContext): Promise<Attempt> {
	const { step } = planned;
	switch (step.kind) {
		case 'shell':
			return executors.shell(step, planned, context);
		case 'http':
			return executors.http(step, planned, context);
		case 'require':
			return executors.require(step, planned, context);
		case 'wait':
			return executors.wait(step, planned, context);
		case 'manual':
			return executors.manual(step, planned, context);
	}
}
