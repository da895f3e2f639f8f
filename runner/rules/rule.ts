import type { Problem, Severity } from '../../plugins/remark-runbook/language.ts';

/** What is said of a rule wherever it is explained. */
export interface RuleText {
	/** The strongest severity it reports with; weaker evidence makes a finding weaker. */
	severity: Severity;
	/** What is wrong, as a heading. */
	summary: string;
	/** Why it matters. */
	why: string;
	/** How to mend it, in Markdown. */
	mend: string;
}

/** A rule of any area. */
export interface Rule extends RuleText {
	id: Problem['ruleId'];
}
