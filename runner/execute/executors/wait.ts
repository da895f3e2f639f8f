import { formatDuration } from '../../../plugins/remark-runbook/language.ts';
import type { WaitStep } from '../../../plugins/remark-runbook/language.ts';
import type { PlannedStep } from '../../plan/plan.ts';
import type { Attempt, ExecutionContext } from '../context.ts';
import { firstMismatch } from '../expectations.ts';
import type { Actual } from '../expectations.ts';
import { failureAt, failureAtStep, lastLines } from '../failures.ts';
import { send, statusFits } from '../request.ts';
import { sleep } from '../sleep.ts';
import { defaultTimeouts } from '../timeouts.ts';
import type { Executor } from './executor.ts';

/** One look at the condition: it holds, it does not yet (and why), or the run was interrupted. */
type Poll = { state: 'holds' } | NotYet | { state: 'interrupted' };

/** `cut` where the limit ended the look before there was an answer. */
interface NotYet {
	state: 'not-yet';
	reason: string;
	details: string[];
	cut: boolean;
}

/** Waits a fixed time, or polls until the condition holds or the limit is over. */
export const executeWait: Executor<'wait'> = async (step, planned, context) => {
	if (step.until.type === 'duration') {
		const over = await sleep(step.until.milliseconds, context.signal);
		return over ? { status: 'passed' } : { status: 'interrupted' };
	}
	const limit = step.attributes.timeout ?? defaultTimeouts.wait;
	const end = performance.now() + limit;
	let latest: NotYet | undefined;
	for (;;) {
		const remaining = Math.max(1, Math.ceil(end - performance.now()));
		const poll = await look(step, planned, context, remaining);
		if (poll.state === 'holds') return { status: 'passed' };
		if (poll.state === 'interrupted') return { status: 'interrupted' };
		if (!poll.cut || !latest) latest = poll;
		if (performance.now() + step.every >= end) return gaveUp(step, limit, latest);
		if (!(await sleep(step.every, context.signal))) return { status: 'interrupted' };
	}
};

async function look(step: WaitStep, planned: PlannedStep, context: ExecutionContext, timeoutMs: number): Promise<Poll> {
	const { until } = step;
	if (until.type === 'request') {
		const exchange = await send(until.request, context.knowledge, { timeoutMs, signal: context.signal });
		if (exchange.ended === 'interrupted') return { state: 'interrupted' };
		if (exchange.ended === 'timeout') return { state: 'not-yet', reason: 'no answer', details: [], cut: true };
		if (exchange.ended === 'failed') return { state: 'not-yet', reason: exchange.reason, details: [], cut: false };
		const { status, body, headers } = exchange;
		if (statusFits(status, until.status)) return judge(step, { body, headers }, context);
		return { state: 'not-yet', reason: `status ${status}`, details: lastLines(body), cut: false };
	}
	const session = await context.session(step.attributes.target);
	const result = await session.run(asSubshell(planned.command ?? ''), { timeoutMs, signal: context.signal });
	if (result.ended === 'interrupted') return { state: 'interrupted' };
	if (result.ended === 'exited' && result.exit === 0)
		return judge(step, { stdout: result.stdout.text, stderr: result.stderr.text }, context);
	const reason = result.ended === 'exited' ? `exit ${result.exit}` : (result.syntaxError?.message ?? result.ended);
	const details = lastLines(result.stderr.text || result.stdout.text);
	return { state: 'not-yet', reason, details, cut: result.ended === 'timeout' };
}

/** The poll was answered; now the answer must be the expected one. */
function judge(step: WaitStep, actual: Actual, { knowledge }: ExecutionContext): Poll {
	const mismatch = firstMismatch(step.output, actual, knowledge);
	if (!mismatch) return { state: 'holds' };
	return { state: 'not-yet', reason: mismatch.message, details: mismatch.diff ?? [], cut: false };
}

/** A poll must not change the session: no `cd`, `exit` or variable of it stays. */
export function asSubshell(command: string): string {
	return `(\n${command}\n)`;
}

function gaveUp(step: WaitStep, limit: number, { reason, details }: NotYet): Attempt {
	const failure = {
		ruleId: 'output/timeout' as const,
		message: `did not hold within ${formatDuration(limit)}; last answer: ${reason}`,
		diff: details,
	};
	const { until } = step;
	if (until.type === 'duration') return { status: 'failed', failure: failureAtStep(step, failure) };
	return {
		status: 'failed',
		failure: failureAt(until.type === 'command' ? until.command : until.request.fence, failure),
	};
}
