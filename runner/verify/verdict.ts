import type { Evidence, Problem, Severity } from '../../plugins/remark-runbook/language.ts';
import type { Span } from '../shell/command.ts';
import type { Verdict } from '../report/schema.ts';

/** A finding inside one shell text; its span counts from the start of that text. */
export interface CommandProblem {
	ruleId: Problem['ruleId'];
	severity: Severity;
	message: string;
	hint?: string;
	span: Span;
	evidence: Evidence[];
	/** A certain mend: replaces the span's text. */
	fix?: string;
}

/** What one layer of the ladder knows of one command. `unknown` carries its reason as evidence. */
export interface CommandVerdict {
	verdict: Verdict;
	evidence: Evidence[];
	problems: CommandProblem[];
}
