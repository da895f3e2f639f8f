import type { PlannedStep } from '../../plan/plan.ts';
import type { Attempt, ExecutionContext } from '../context.ts';
import type { Failure, Undo } from '../events.ts';
import { undoWithExecutor } from '../executors/index.ts';
import { unfinished } from '../executors/shell.ts';
import { failureAt, failureAtStep, journalFailure, lastLines } from '../failures.ts';
import type { Run } from '../run.ts';
import { recordSessions } from '../recordSessions.ts';
import type { SessionResult } from '../session/index.ts';
import { defaultTimeouts } from '../timeouts.ts';

/** Takes one step back. A failure is told and keeps no other step from being taken back. */
export async function undoStep(planned: PlannedStep, run: Run): Promise<void> {
	const { state, log } = run;
	const { step } = planned;
	const { undoContext: context } = run.within(step.id);
	const started = performance.now();
	const undo = state.steps.get(step.id)?.undo;
	if (!undo) throw new Error(`step ${step.id} has no undo`);
	const command = undo.type === 'command' ? undo.command : undo.description;
	context.emit({ type: 'undo-started', time: new Date().toISOString(), id: step.id, command });
	const unkept = log.sync();
	const attempt: Attempt = unkept
		? { status: 'failed', failure: journalFailure(step, unkept) }
		: await attemptUndo(planned, undo, context);
	await recordSessions(run);
	context.emit({
		type: 'undo-ended',
		time: new Date().toISOString(),
		id: step.id,
		status: attempt.status,
		durationMs: performance.now() - started,
		...('exit' in attempt && attempt.exit !== undefined && { exit: attempt.exit }),
		...(attempt.status === 'failed' && { failure: attempt.failure }),
	});
}

async function attemptUndo(planned: PlannedStep, undo: Undo, context: ExecutionContext): Promise<Attempt> {
	if (undo.type === 'executor') return undoWithExecutor(planned, undo.data, context);
	const { step } = planned;
	const session = await context.session(step.attributes.target);
	const result = await session.run(undo.command, {
		timeoutMs: step.attributes.timeout ?? defaultTimeouts.undo,
		signal: context.signal,
		onOutput: (stream, text) => context.emit({ type: 'step-output', id: step.id, stream, text }),
	});
	if (result.ended === 'exited' && result.exit === 0) return { status: 'passed', exit: 0 };
	const open = step.undo && unfinished(result, step.undo, step.attributes.timeout ?? defaultTimeouts.undo);
	return open ?? { status: 'failed', exit: result.exit, failure: exitFailure(planned, result) };
}

function exitFailure({ step }: PlannedStep, result: SessionResult): Failure {
	const details = {
		ruleId: 'output/undo' as const,
		message: `the undo ended with exit ${result.exit ?? 'none'}, expected 0`,
		diff: lastLines(result.stderr.text || result.stdout.text),
	};
	return step.undo ? failureAt(step.undo, details) : failureAtStep(step, details);
}
