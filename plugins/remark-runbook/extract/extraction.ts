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
	report(ruleId: LanguageRuleId, range: Range, message: string, hint?: string): void;
}

export function startExtraction(path: string, source: SourceText): Extraction {
	const problems: Problem[] = [];
	return {
		path,
		source,
		problems,
		uses: [],
		report: (ruleId, range, message, hint) => problems.push(problemAt(path, range, ruleId, message, hint)),
	};
}
