import type { Problem } from '../../plugins/remark-runbook/language.ts';

/** The problem of a document that could not be checked at all: the others are checked all the same. */
export function unreadable(path: string, message: string, hint: string | undefined): Problem {
	return {
		path,
		line: 1,
		column: 1,
		endLine: 1,
		endColumn: 2,
		ruleId: 'language/unreadable',
		severity: 'error',
		message,
		...(hint === undefined ? {} : { hint }),
		evidence: [],
	};
}
