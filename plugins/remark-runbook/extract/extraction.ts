import { wholePattern } from '../inputs/wholePattern.ts';
import type { LanguageRuleId } from '../problems/catalogue.ts';
import { problemAt } from '../problems/problemAt.ts';
import type { Problem } from '../schema/problem.ts';
import type { Range } from '../schema/range.ts';
import type { SourceText } from '../source/sourceText.ts';
import type { NameUse } from './names/nameUse.ts';

/** What the readers of one document share: its text, its problems so far, and each use of a name. */
export interface Extraction {
	path: string;
	source: SourceText;
	problems: Problem[];
	uses: NameUse[];
	matchesWhole: MatchesWhole;
	report(ruleId: LanguageRuleId, range: Range, message: string, hint?: string): void;
}

/** Whether a pattern matches the whole of a value; undefined where finding that out takes too long. */
export type MatchesWhole = (pattern: string, value: string) => boolean | undefined;

/** However long it takes: only a program can end a regular expression that goes on. */
const matchesInItsTime: MatchesWhole = (pattern, value) => wholePattern(pattern).test(value);

export function startExtraction(
	path: string,
	source: SourceText,
	matchesWhole: MatchesWhole = matchesInItsTime,
): Extraction {
	const problems: Problem[] = [];
	return {
		path,
		source,
		problems,
		uses: [],
		matchesWhole,
		report: (ruleId, range, message, hint) => problems.push(problemAt(path, range, ruleId, message, hint)),
	};
}
