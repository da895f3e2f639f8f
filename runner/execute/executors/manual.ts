import { failureAtStep } from '../failures.ts';
import type { Executor } from './executor.ts';

/** Asks for each item of the checklist; a no, or nobody to ask, fails the step. */
export const executeManual: Executor<'manual'> = async (step, _planned, context) => {
	for (const item of step.items) {
		const answer = await context.operator.confirm(`${item.text}: done?`);
		if (context.signal.aborted) return { status: 'interrupted' };
		if (!answer.given) {
			const message = `${JSON.stringify(item.text)} was not confirmed: ${answer.reason}`;
			const failure = failureAtStep(step, { ruleId: 'output/not-confirmed', message });
			return {
				status: 'failed',
				failure: { ...failure, line: item.range.start.line, column: item.range.start.column },
			};
		}
		context.emit({ type: 'step-note', id: step.id, text: `${item.text}: confirmed by ${answer.by}` });
	}
	return { status: 'passed' };
};
