import type { Problem } from '../../../plugins/remark-runbook/language.ts';
import type { CommandProblem } from '../verdict.ts';

/** A line and column of the document, both from 1. */
export type Place = Pick<Problem, 'line' | 'column'>;

/**
 * A finding of a shell text as a problem of the document. Its mend is kept only where the document holds the very text
 * that was judged: elsewhere it would replace the placeholder that the text came from.
 */
export function problemBetween(
	found: CommandProblem,
	path: string,
	start: Place,
	end: Place,
	asWritten: boolean,
): Problem {
	const { ruleId, severity, message, hint, evidence, fix } = found;
	return {
		path,
		line: start.line,
		column: start.column,
		endLine: end.line,
		endColumn: end.column,
		ruleId,
		severity,
		message,
		...(hint === undefined ? {} : { hint }),
		...(fix === undefined || !asWritten ? {} : { fix }),
		evidence,
	};
}
