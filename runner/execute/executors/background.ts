import { formatDuration } from '../../../plugins/remark-runbook/language.ts';
import type { ShellStep } from '../../../plugins/remark-runbook/language.ts';
import type { PlannedStep } from '../../plan/plan.ts';
import type { Attempt, ExecutionContext } from '../context.ts';
import { failureAt, lastLines } from '../failures.ts';
import type { Session, SessionResult } from '../session/index.ts';
import { sleep } from '../sleep.ts';
import { defaultTimeouts } from '../timeouts.ts';
import { asSubshell } from './wait.ts';

const pollMs = 200;

/** A command that runs on beside the others; `end` is there once it has ended. */
interface Running {
	session: Session;
	end: SessionResult | undefined;
}

/** Starts the command in a shell of its own and waits until it is ready. It is ended when the run is. */
export async function startBackground(
	step: ShellStep,
	planned: PlannedStep,
	context: ExecutionContext,
): Promise<Attempt> {
	const { id, attributes } = step;
	const { session, isClosing } = await context.sessionBeside(attributes.target);
	const running: Running = { session, end: undefined };
	let started = false;
	const watch = async (): Promise<void> => {
		running.end = await session.run(planned.command ?? '', {
			onOutput: (stream, text) => context.emit({ type: 'step-output', id, stream, text }),
		});
		const { exit } = running.end;
		if (started && !isClosing()) context.emit({ type: 'background-ended', id, ...(exit !== undefined && { exit }) });
	};
	void watch();
	const attempt = await waitUntilReady(step, planned, running, context);
	if (attempt.status !== 'passed') await session.close();
	started = true;
	return attempt;
}

async function waitUntilReady(
	step: ShellStep,
	planned: PlannedStep,
	running: Running,
	context: ExecutionContext,
): Promise<Attempt> {
	const probe = planned.ready ?? planned.check;
	if (probe === undefined) return { status: 'passed' };
	const limit = step.attributes.timeout ?? defaultTimeouts.ready;
	const deadline = performance.now() + limit;
	const asking = await context.session(step.attributes.target);
	for (;;) {
		const timeoutMs = Math.max(1, Math.ceil(deadline - performance.now()));
		const answer = await asking.run(asSubshell(probe), { timeoutMs, signal: context.signal });
		if (answer.ended === 'interrupted') return { status: 'interrupted' };
		if (running.end) return endedEarly(step, running.end);
		if (answer.ended === 'exited' && answer.exit === 0) return { status: 'passed' };
		if (performance.now() + pollMs >= deadline) return notReady(step, answer, limit);
		if (!(await sleep(pollMs, context.signal))) return { status: 'interrupted' };
	}
}

function endedEarly(step: ShellStep, { exit, stdout, stderr }: SessionResult): Attempt {
	const failure = failureAt(step.command, {
		ruleId: 'output/not-ready',
		message: `it ended with exit ${exit ?? 'none'} before it was ready`,
		diff: lastLines(stderr.text || stdout.text),
	});
	return { status: 'failed', exit, failure };
}

function notReady(step: ShellStep, { exit, stdout, stderr }: SessionResult, limit: number): Attempt {
	const failure = failureAt(step.ready ?? step.check ?? step.command, {
		ruleId: 'output/not-ready',
		message: `not ready within ${formatDuration(limit)}; last answer: exit ${exit ?? 'none'}`,
		diff: lastLines(stderr.text || stdout.text),
		hint: 'Raise the limit with timeout=…, or look at what it printed.',
	});
	return { status: 'failed', failure };
}
