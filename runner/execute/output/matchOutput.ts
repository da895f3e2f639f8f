import type { MatchMode } from '../../../plugins/remark-runbook/language.ts';
import { binaryReason, linesOf } from './lines.ts';
import { matchContains } from './matchContains.ts';
import { matchJson } from './matchJson.ts';
import { matchLines } from './matchLines.ts';
import type { MatchResult } from './result.ts';

/** Holds an answer against what the document says; `text` has its values already. */
export function matchOutput(expected: { text: string; match: MatchMode }, actual: string): MatchResult {
	const result = matchBy(expected, actual);
	const binary = result.ok ? undefined : binaryReason(actual);
	return result.ok || binary === undefined ? result : { ...result, message: `${result.message} (${binary})` };
}

function matchBy({ text, match }: { text: string; match: MatchMode }, actual: string): MatchResult {
	if (match === 'json') return matchJson(text, linesOf(actual).join('\n'));
	if (match === 'contains') return matchContains(linesOf(text), linesOf(actual));
	return matchLines(linesOf(text), linesOf(actual), match);
}
