import type { Severity } from '../schema/problem.ts';

/** One rule of the language as data: the reference page is generated from these. */
export interface RuleDefinition {
	severity: Severity;
	/** What is wrong, as a heading. */
	summary: string;
	/** Why it is refused. */
	why: string;
	/** How to mend it, in Markdown. */
	mend: string;
}
