import type { RuleText } from '../rule.ts';

/** Matched against whole texts, prose included. */
export const secretRule: RuleText = {
	id: 'risk/secret',
	severity: 'error',
	severityInMarkdown: 'warning',
	summary: 'A secret in the text',
	why: 'Everyone who reads the page, the repository or a log of the run has it, and it stays in the history.',
	mend: 'Rotate it, then take it from an input of type `secret` or from the environment.',
};

/** Matched against the lines of a shell fence that no shell reads. */
export const notShellRule: RuleText = {
	id: 'risk/not-shell',
	severity: 'error',
	severityInMarkdown: 'info',
	summary: 'Lines of another language in a shell fence',
	why: 'The shell would try to run them; a reader who pastes the fence gets errors or worse.',
	mend: 'Put them in a fence of their own, or hand them to the program that reads them (`psql <<SQL`).',
};
