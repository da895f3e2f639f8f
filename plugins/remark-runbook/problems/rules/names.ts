import type { RuleDefinition } from '../rule.ts';

/** Rules about inputs, captures, placeholders and the frontmatter that declares them. */
export const nameRules = {
	'language/unknown-input': {
		severity: 'error',
		summary: 'A placeholder names no input and no capture',
		why: 'Nobody could give it a value.',
		mend: 'Declare it under `runbook.inputs`. Literal braces are written `\\{{`; a fence with `raw` has no placeholders.',
	},
	'language/capture-before-step': {
		severity: 'error',
		summary: 'A capture is used before the step that yields it',
		why: 'Its value is not known yet.',
		mend: 'Move the use behind that step.',
	},
	'language/capture-collision': {
		severity: 'error',
		summary: 'A capture has the name of an input or of another capture',
		why: 'The same `{{name}}` would mean two things.',
		mend: 'Choose another name.',
	},
	'language/placeholder': {
		severity: 'error',
		summary: 'A placeholder stands where no value can be put in safely',
		why: 'A value must never break out of its place.',
		mend: 'Follow the hint: move the placeholder, or pass the value through a variable.',
	},
	'language/placeholder-in-prose': {
		severity: 'error',
		summary: 'A placeholder stands in prose',
		why: 'In MDX prose, braces are an expression, which the page would evaluate and fail.',
		mend: 'Write `:input[name]` to show the current value, or put the braces in backticks.',
	},
	'language/yaml-syntax': {
		severity: 'error',
		summary: 'YAML cannot be read',
		why: 'Nothing that it declares is known.',
		mend: 'Correct the YAML at the place that is named.',
	},
	'language/unknown-key': {
		severity: 'error',
		summary: 'A key of the frontmatter is unknown',
		why: 'A misspelt key would have no effect.',
		mend: 'Correct the key, or remove it.',
	},
	'language/frontmatter-value': {
		severity: 'error',
		summary: 'A value in the frontmatter has the wrong form',
		why: 'The contract of the runbook must be known before it runs.',
		mend: 'Write a value of the form that the message names.',
	},
	'language/input-value': {
		severity: 'error',
		summary: 'A default or example does not fit its own input',
		why: 'The form would start with a value that it refuses.',
		mend: 'Change the value, or the pattern, choices or limits.',
	},
} as const satisfies Record<`language/${string}`, RuleDefinition>;
