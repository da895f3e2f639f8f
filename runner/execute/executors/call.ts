import { failureAt, failureAtStep } from '../failures.ts';
import type { Executor } from './executor.ts';

/** Holds what is given by now against the inputs of the called runbook, whose steps follow. */
export const executeCall: Executor<'call'> = (step, { inputs = [] }, context) => {
	const unfit = context.whyNotCallable(step.id);
	if (unfit) {
		const { message, hint } = unfit;
		const details = { ruleId: 'language/call-input' as const, message, ...(hint !== undefined && { hint }) };
		const failure = step.fence ? failureAt(step.fence, details) : failureAtStep(step, details);
		return Promise.resolve({ status: 'failed', failure });
	}
	const given = inputs.map(({ name, value }) => `${name}: ${value}`);
	const text = [step.runbook.path, ...given].join(', ');
	context.emit({ type: 'step-note', id: step.id, text: `runs ${text}` });
	return Promise.resolve({ status: 'passed' });
};
