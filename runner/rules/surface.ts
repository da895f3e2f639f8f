import type { RuleText } from './rule.ts';

/** Rules about what the installed tools understand. */
export const surfaceRules = {
	'surface/tool-not-found': {
		severity: 'error',
		summary: 'A program that is not installed',
		why: 'The command cannot start: its name is misspelt, or the machine lacks the tool.',
		mend: 'Correct the name, install the tool, or list it under `tools` in the frontmatter so that readers know of it.',
	},
	'surface/unknown-subcommand': {
		severity: 'error',
		summary: 'A command that the tool does not have',
		why: 'The installed version stops with a usage error before it does anything.',
		mend: 'Use the spelling that the tool lists in its help, or the command that took its place.',
	},
	'surface/unknown-flag': {
		severity: 'error',
		summary: 'An option that the command does not have',
		why: 'Most tools stop at an option that they do not know; the step would fail in the middle of an incident.',
		mend: "Use an option from the command's help, or pin the version that still had this one.",
	},
	'surface/bad-value': {
		severity: 'error',
		summary: 'A value that the option or argument does not take',
		why: 'The tool accepts a fixed set or form of values here, and this is none of them.',
		mend: 'Use one of the values that the tool names.',
	},
	'surface/missing-value': {
		severity: 'error',
		summary: 'An option without its value',
		why: 'The tool takes the next word as the value, or stops.',
		mend: 'Write the value after the option, as `--option value` or `--option=value`.',
	},
	'surface/missing-argument': {
		severity: 'error',
		summary: 'A command without an argument that it needs',
		why: 'The tool prints its usage and does nothing: what it should work on, or an option that it insists on, is left out.',
		mend: "Write the missing argument as the command's usage shows it.",
	},
	'surface/extra-argument': {
		severity: 'error',
		summary: 'More arguments than the command takes',
		why: 'The tool refuses the surplus word, or a word that was meant as an option stands alone.',
		mend: 'Remove the word, or quote words that belong together.',
	},
} as const satisfies Record<`surface/${string}`, RuleText>;
