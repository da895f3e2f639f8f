import type { Problem } from '../../../plugins/remark-runbook/language.ts';
import type { CommandProblem } from '../verdict.ts';

/** A line and column of the document, both from 1. */
export type Place = Pick<Problem, 'line' | 'column'>;

/** A finding of a shell text as a problem of the document. */
export function problemBetween(found: CommandProblem, path: string, start: Place, end: Place): Problem {
	const { ruleId, severity, message, hint, evidence, span, fix } = found;
	// A span of another length holds a filled-in value: the mend would replace more than it means.
	const asWritten = start.line === end.line && end.column - start.column === span.end - span.start;
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
