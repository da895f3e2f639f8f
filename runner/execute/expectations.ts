import type { OutputFence } from '../../plugins/remark-runbook/language.ts';
import { fill } from '../../plugins/remark-runbook/language.ts';
import { valueOf } from '../plan/knowledge.ts';
import type { Knowledge } from '../plan/knowledge.ts';
import type { Failure } from './events.ts';
import { failureAt } from './failures.ts';
import { matchHeaders, matchOutput } from './output/index.ts';

/** The texts that an expected output is held against, by their name in `of=`. */
export type Actual = Partial<Record<OutputFence['of'], string>>;

/** The first expected output that does not hold, or undefined where all do. */
export function firstMismatch(
	expected: readonly OutputFence[],
	actual: Actual,
	knowledge: Knowledge,
): Failure | undefined {
	for (const fence of expected) {
		const text = fill(fence.template, valueOf(knowledge)).text;
		const given = actual[fence.of] ?? '';
		const result =
			fence.of === 'headers' ? matchHeaders(text, given) : matchOutput({ text, match: fence.match }, given);
		if (!result.ok) {
			return failureAt(
				fence,
				{
					ruleId: 'output/mismatch',
					message: `${fence.of} is not what the document says: ${result.message}`,
					diff: result.diff,
					hint: 'Mend the system, or the expected output if the new answer is right.',
				},
				result.line,
			);
		}
	}
	return undefined;
}
