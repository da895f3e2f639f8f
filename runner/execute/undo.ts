import type { PlannedStep } from '../plan/plan.ts';
import type { ExecutionContext } from './context.ts';
import type { Failure } from './events.ts';
import { unfinished } from './executors/shell.ts';
import { failureAt, failureAtStep, lastLines } from './failures.ts';
import type { SessionResult } from './session/index.ts';
import { defaultTimeouts } from './timeouts.ts';

/** Takes back what was done, last step first. One undo that fails does not keep the others from running. */
export async function undoSteps(done: readonly PlannedStep[], context: ExecutionContext): Promise<boolean> {
	let allUndone = true;
	for (const planned of done.toReversed()) {
		if (planned.undo !== undefined) allUndone = (await undoStep(planned, planned.undo, context)) && allUndone;
	}
	return allUndone;
}

async function undoStep(planned: PlannedStep, command: string, context: ExecutionContext): Promise<boolean> {
	const { step } = planned;
	const started = performance.now();
	context.emit({ type: 'undo-started', time: new Date().toISOString(), id: step.id, command });
	const session = await context.session(step.attributes.target);
	const result = await session.run(command, {
		timeoutMs: step.attributes.timeout ?? defaultTimeouts.undo,
		signal: context.signal,
		onOutput: (stream, text) => context.emit({ type: 'step-output', id: step.id, stream, text }),
	});
	const passed = result.ended === 'exited' && result.exit === 0;
	context.emit({
		type: 'undo-ended',
		time: new Date().toISOString(),
		id: step.id,
		status: passed ? 'passed' : 'failed',
		durationMs: performance.now() - started,
		...(result.exit === undefined ? {} : { exit: result.exit }),
		...(passed ? {} : { failure: undoFailure(planned, result) }),
	});
	return passed;
}

function undoFailure({ step }: PlannedStep, result: SessionResult): Failure {
	const open = step.undo ? unfinished(result, step.undo, defaultTimeouts.undo) : undefined;
	if (open?.status === 'failed') return open.failure;
	const details = {
		ruleId: 'output/undo' as const,
		message: `the undo ended with exit ${result.exit ?? 'none'}, expected 0`,
		diff: lastLines(result.stderr.text || result.stdout.text),
	};
	return step.undo ? failureAt(step.undo, details) : failureAtStep(step, details);
}
