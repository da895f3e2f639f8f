import { formatDuration } from '../../../plugins/remark-runbook/language.ts';
import type { HttpStep } from '../../../plugins/remark-runbook/language.ts';
import type { Attempt, ExecutionContext } from '../context.ts';
import { firstMismatch } from '../expectations.ts';
import { failureAt, lastLines } from '../failures.ts';
import { send, statusFits } from '../request.ts';
import type { Exchange } from '../request.ts';
import { defaultTimeouts } from '../timeouts.ts';
import type { Executor } from './executor.ts';

/** Sends the request and holds status, headers and body against the document. */
export const executeHttp: Executor<'http'> = async (step, _planned, context) => {
	const timeoutMs = step.attributes.timeout ?? defaultTimeouts.http;
	const exchange = await send(step.request, context.knowledge, { timeoutMs, signal: context.signal });
	switch (exchange.ended) {
		case 'interrupted':
			return { status: 'interrupted' };
		case 'timeout':
			return fail(step, 'output/timeout', `no answer within ${formatDuration(timeoutMs)}`);
		case 'failed':
			return fail(
				step,
				'output/no-response',
				`no answer: ${exchange.reason}`,
				[],
				'Is the service running, and is this its address?',
			);
		case 'response':
			return judge(step, exchange, context);
	}
};

function judge(step: HttpStep, exchange: Extract<Exchange, { ended: 'response' }>, context: ExecutionContext): Attempt {
	const { status, statusText, headers, body } = exchange;
	context.emit({ type: 'step-output', id: step.id, stream: 'stdout', text: `HTTP ${status} ${statusText}\n${body}\n` });
	if (!statusFits(status, step.status)) {
		return fail(
			step,
			'output/status',
			`status ${status} ${statusText}, expected ${step.status.join(' or ')}`,
			lastLines(body),
		);
	}
	const mismatch = firstMismatch(step.output, { body, headers }, context.knowledge);
	if (mismatch) return { status: 'failed', failure: mismatch };
	const answer = body.replace(/\n+$/, '');
	return { status: 'passed', answer, answers: { body: answer, headers }, incomplete: exchange.truncated };
}

function fail(
	step: HttpStep,
	ruleId: `output/${string}`,
	message: string,
	diff: string[] = [],
	hint?: string,
): Attempt {
	const details = { ruleId, message, diff, ...(hint === undefined ? {} : { hint }) };
	return { status: 'failed', failure: failureAt(step.request.fence, details) };
}
