import { formatDuration } from '../../../plugins/remark-runbook/language.ts';
import type { WaitStep } from '../../../plugins/remark-runbook/language.ts';
import type { PlannedStep } from '../../plan/plan.ts';
import type { Attempt, ExecutionContext } from '../context.ts';
import { failureAt, lastLines } from '../failures.ts';
import { send, statusFits } from '../request.ts';
import { sleep } from '../sleep.ts';
import { defaultTimeouts } from '../timeouts.ts';
import type { Executor } from './executor.ts';

/** One look at the condition: it holds, it does not yet (and why), or the run was interrupted. */
type Poll = { state: 'holds' } | { state: 'not-yet'; reason: string; details: string[] } | { state: 'interrupted' };

/** Waits a fixed time, or polls until the condition holds or the limit is over. */
export const executeWait: Executor<'wait'> = async (step, planned, context) => {
	if (step.until.type === 'duration') {
		const over = await sleep(step.until.milliseconds, context.signal);
		return over ? { status: 'passed' } : { status: 'interrupted' };
	}
	const limit = step.attributes.timeout ?? defaultTimeouts.wait;
	const end = performance.now() + limit;
	for (;;) {
		const remaining = Math.max(1, Math.ceil(end - performance.now()));
		const poll = await look(step, planned, context, remaining);
		if (poll.state === 'holds') return { status: 'passed' };
		if (poll.state === 'interrupted') return { status: 'interrupted' };
		if (performance.now() + step.every >= end) return gaveUp(step, limit, poll.reason, poll.details);
		if (!(await sleep(step.every, context.signal))) return { status: 'interrupted' };
	}
};

async function look(step: WaitStep, planned: PlannedStep, context: ExecutionContext, timeoutMs: number): Promise<Poll> {
	const { until } = step;
	if (until.type === 'request') {
		const exchange = await send(until.request, context.knowledge, { timeoutMs, signal: context.signal });
		if (exchange.ended === 'interrupted') return { state: 'interrupted' };
		if (exchange.ended === 'timeout') return { state: 'not-yet', reason: 'no answer', details: [] };
		if (exchange.ended === 'failed') return { state: 'not-yet', reason: exchange.reason, details: [] };
		if (statusFits(exchange.status, until.status)) return { state: 'holds' };
		return { state: 'not-yet', reason: `status ${exchange.status}`, details: lastLines(exchange.body) };
	}
	const session = await context.session(step.attributes.target);
	const result = await session.run(asSubshell(planned.command ?? ''), { timeoutMs, signal: context.signal });
	if (result.ended === 'interrupted') return { state: 'interrupted' };
	if (result.ended === 'exited' && result.exit === 0) return { state: 'holds' };
	const reason = result.ended === 'exited' ? `exit ${result.exit}` : (result.syntaxError?.message ?? result.ended);
	return { state: 'not-yet', reason, details: lastLines(result.stderr.text || result.stdout.text) };
}

/** A poll must not change the session: no `cd`, `exit` or variable of it stays. */
export function asSubshell(command: string): string {
	return `(\n${command}\n)`;
}

function gaveUp(step: WaitStep, limit: number, reason: string, lines: string[]): Attempt {
	const fence = step.until.type === 'request' ? step.until.request.fence : undefined;
	const place = step.until.type === 'command' ? step.until.command : fence;
	const details = {
		ruleId: 'output/timeout' as const,
		message: `did not hold within ${formatDuration(limit)}; last answer: ${reason}`,
		diff: lines,
	};
	if (place) return { status: 'failed', failure: failureAt(place, details) };
	return { status: 'failed', failure: { ...details, line: step.range.start.line, column: step.range.start.column } };
}
