import { wholePattern } from '../../plugins/remark-runbook/language.ts';
import { limitTime } from '../limitTime.ts';

const patternLimitMs = 2000;

/** Whether a document's own pattern matches the whole of a value; undefined where finding that out takes too long. */
export function matchesWhole(pattern: string, value: string): boolean | undefined {
	return limitTime(patternLimitMs, () => wholePattern(pattern).test(value))?.result;
}
