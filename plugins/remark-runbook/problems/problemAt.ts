import type { Problem } from '../schema/problem.ts';
import type { Range } from '../schema/range.ts';
import { languageRules, type LanguageRuleId } from './catalogue.ts';

/** A finding of a language rule at a place in the document; the path is the one to show, with forward slashes. */
export function problemAt(path: string, range: Range, ruleId: LanguageRuleId, message: string, hint?: string): Problem {
	return {
		path,
		line: range.start.line,
		column: range.start.column,
		endLine: range.end.line,
		endColumn: range.end.column,
		ruleId,
		severity: languageRules[ruleId].severity,
		message,
		...(hint === undefined ? {} : { hint }),
		evidence: [],
	};
}
