import type { Severity } from '../../../plugins/remark-runbook/language.ts';
import type { ShellCommand, Span } from '../../shell/command.ts';

/** What is said of a rule, as data: reference pages are generated from it. */
export interface RuleText {
	id: `risk/${string}`;
	/** In a typed runbook. */
	severity: Severity;
	/** In plain Markdown, whose author never promised that it runs. */
	severityInMarkdown: Severity;
	/** What is wrong, as a heading. */
	summary: string;
	/** Why it matters. */
	why: string;
	/** How to mend it, in Markdown. */
	mend: string;
	/** How to mend it in a plain document, where that is something else. */
	mendInMarkdown?: string;
	/** Report it once a document: the cause is one, however often it shows. */
	once?: boolean;
}

/** What a rule found: where, and what to say of it. */
export interface RiskMatch {
	span: Span;
	message: string;
	/** A mend for this very place, where the rule's general one says too little. */
	hint?: string;
	/** A certain mend: replaces the span's text. */
	fix?: string;
}

/** A rule about commands. `siblings` are all commands of the same text. */
export interface RiskRule extends RuleText {
	match(command: ShellCommand, siblings: readonly ShellCommand[]): RiskMatch | undefined;
}
