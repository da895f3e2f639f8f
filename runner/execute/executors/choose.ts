import { failureAtStep } from '../failures.ts';
import type { Executor } from './executor.ts';

/** Takes the option that an input, a flag or the operator decides; its steps follow, those of the others are skipped. */
export const executeChoose: Executor<'choose'> = async (step, { choice }, context) => {
	const { id, title, options } = step;
	const answer = choice ? { given: true as const, ...choice } : await context.operator.choose({ id, title, options });
	if (context.signal.aborted) return { status: 'interrupted' };
	if (answer.given) {
		context.emit({ type: 'step-chosen', id, option: answer.option, by: answer.by });
		return { status: 'passed' };
	}
	const values = options.map(({ value }) => value);
	const failure = failureAtStep(step, {
		ruleId: 'output/not-chosen',
		message: `no option was chosen: ${answer.reason}`,
		hint: `Pass --choose ${id}=…, with one of ${values.join(', ')}.`,
	});
	return { status: 'failed', failure };
};
