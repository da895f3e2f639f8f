import type { RuleDefinition } from '../rule.ts';

/** Rules about the document's text and its directives. */
export const documentRules = {
	'language/mdx-syntax': {
		severity: 'error',
		summary: 'The text is no valid MDX',
		why: 'In MDX `<` starts a tag and `{` an expression. The site would refuse to build the page.',
		mend: 'Put literal `<` and `{` in backticks or escape them with a backslash, and close every tag.',
	},
	'language/unclosed-fence': {
		severity: 'error',
		summary: 'A code fence is never closed',
		why: 'Everything up to the end of the document or directive would count as code, steps included.',
		mend: 'Close the fence with as many backticks (or tildes) as opened it.',
	},
	'language/unclosed-directive': {
		severity: 'error',
		summary: 'A directive is never closed',
		why: 'Whatever follows would silently belong to it.',
		mend: 'Close it with a line of as many colons. Around another directive, use more colons than the inner one.',
	},
	'language/stray-closing': {
		severity: 'error',
		summary: 'A line of colons closes nothing',
		why: 'A directive ended earlier than its author thinks, and text fell out of it.',
		mend: 'Remove the line, or give the outer directive more colons than the inner one.',
	},
	'language/malformed-directive': {
		severity: 'error',
		summary: 'The opening line of a directive cannot be read',
		why: 'It would show as plain text and its step would never run.',
		mend: 'Write `:::kind[Title]{#id name=value other="two words"}`: no spaces between the parts, nothing after them.',
	},
	'language/unknown-directive': {
		severity: 'error',
		summary: 'A directive has an unknown name',
		why: 'A misspelt step would be left out without a word.',
		mend: 'Correct the name, or add the names of your own directives to `knownDirectives`.',
	},
	'language/step-not-container': {
		severity: 'error',
		summary: 'A step is written with one or two colons',
		why: 'A step holds fences and prose, which only a container directive can.',
		mend: 'Open the step with `:::` and close it with `:::`.',
	},
	'language/nested-step': {
		severity: 'error',
		summary: 'A step stands inside another step',
		why: 'Steps run one after the other: an inner one has no place in that order.',
		mend: 'Close the outer step before the inner one opens. In a `choose` step, put it into an `option`.',
	},
	'language/stray-option': {
		severity: 'error',
		summary: 'An option stands outside of any choose step',
		why: 'Nothing would choose it, and its steps would always run.',
		mend: 'Put it into a `choose` step, which has more colons than its options.',
	},
	'language/no-steps': {
		severity: 'error',
		summary: 'A document that is run has no step',
		why: 'A run that did nothing must not pass.',
		mend: 'Add a step such as `:::shell[Title]{#id}` with a `bash` fence.',
	},
} as const satisfies Record<`language/${string}`, RuleDefinition>;
