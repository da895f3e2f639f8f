import { failureAt } from '../failures.ts';
import type { Executor } from './executor.ts';

/** Checks every requirement and reports all that do not hold at once. */
export const executeRequire: Executor<'require'> = async (step, _planned, context) => {
	const { unmetRequirements } = await import('../requirements/unmet.ts');
	const unmet = await unmetRequirements(step.requirements, context);
	if (unmet.length === 0) return { status: 'passed' };
	const message = unmet.length === 1 ? (unmet[0] ?? '') : `${unmet.length} requirements do not hold`;
	const failure = failureAt(step.fence, {
		ruleId: 'output/requirement',
		message,
		diff: unmet.length === 1 ? [] : unmet,
	});
	return { status: 'failed', failure };
};
