import { formatDuration } from '../../../plugins/remark-runbook/language.ts';
import type { PlannedStep } from '../../plan/plan.ts';
import type { ExecutionContext } from '../context.ts';
import type { Failure } from '../events.ts';
import { failureAtStep } from '../failures.ts';
import { longestDelayMs } from '../session/limitRun.ts';

/** A step within calls that may take so long and no longer. */
export interface Limited {
	/** Ends the step with the run, or with the time of its call. */
	context: ExecutionContext;
	/** The failure of the step, where the time of a call is over. */
	failure(): Failure | undefined;
}

/** The time limits of the calls that a run stands in; each counts from the first step within. */
export interface Deadlines {
	/** The step's context with the limits of its calls; those of calls that are left no longer count. */
	enter(planned: PlannedStep, context: ExecutionContext): Limited;
	clear(): void;
}

interface Deadline {
	limit: number;
	controller: AbortController;
	timer: NodeJS.Timeout;
}

export function createDeadlines(steps: readonly PlannedStep[]): Deadlines {
	const running = new Map<string, Deadline>();
	const limits = new Map(
		steps.flatMap(({ step: { id, kind, attributes } }) =>
			kind === 'call' && attributes.timeout !== undefined ? [[id, attributes.timeout] as const] : [],
		),
	);
	const leave = (isLeft: (id: string) => boolean): void => {
		for (const [id, { timer }] of running) {
			if (!isLeft(id)) continue;
			clearTimeout(timer);
			running.delete(id);
		}
	};
	return {
		enter({ step, calls }, context) {
			leave((id) => !calls.includes(id));
			for (const id of calls) {
				const limit = limits.get(id);
				if (limit !== undefined && !running.has(id)) running.set(id, startDeadline(limit));
			}
			if (running.size === 0) return { context, failure: () => undefined };
			const signals = [...running.values()].map(({ controller }) => controller.signal);
			const over = (): [string, Deadline] | undefined =>
				context.signal.aborted ? undefined : [...running].find(([, { controller }]) => controller.signal.aborted);
			return {
				context: { ...context, signal: AbortSignal.any([context.signal, ...signals]) },
				failure: () => timeoutOf(step, over()),
			};
		},
		clear: () => leave(() => true),
	};
}

function startDeadline(limit: number): Deadline {
	const controller = new AbortController();
	const timer = setTimeout(() => controller.abort(), Math.min(limit, longestDelayMs)).unref();
	return { limit, controller, timer };
}

function timeoutOf(step: PlannedStep['step'], over: [string, Deadline] | undefined): Failure | undefined {
	if (!over) return undefined;
	const [call, { limit }] = over;
	const message = `the call ${call} did not end within ${formatDuration(limit)}; what ran was ended with all its processes`;
	return failureAtStep(step, {
		ruleId: 'output/timeout',
		message,
		hint: 'Raise the limit with timeout=… at the call.',
	});
}
