import type { RuleDefinition } from '../rule.ts';

/** Rules about one step: its id, title, attributes and items. */
export const stepRules = {
	'language/missing-id': {
		severity: 'error',
		summary: 'A step has no id',
		why: 'Links, `--from`, and the resuming of a run need a name that stays when the title changes.',
		mend: 'Add `#id` to the attributes: `:::shell[Restart]{#restart}`.',
	},
	'language/invalid-id': {
		severity: 'error',
		summary: 'A step id has characters that an id cannot have',
		why: 'Ids stand in links, file names and on the command line.',
		mend: 'Use letters, digits, `-` and `_`.',
	},
	'language/duplicate-id': {
		severity: 'error',
		summary: 'Two steps have the same id',
		why: 'A link or `--from` could mean either.',
		mend: 'Give each step an id of its own.',
	},
	'language/missing-title': {
		severity: 'error',
		summary: 'A step has no title',
		why: 'Plans, reports and prompts name a step by its title.',
		mend: 'Write the title in brackets behind the kind: `:::shell[Restart the service]{#restart}`.',
	},
	'language/unknown-attribute': {
		severity: 'error',
		summary: 'An attribute is unknown',
		why: 'A misspelt `timeout` or `danger` would have no effect.',
		mend: 'Correct the name, or remove the attribute.',
	},
	'language/missing-attribute': {
		severity: 'error',
		summary: 'A step lacks an attribute that its kind needs',
		why: 'Without it nobody knows what the step is to do.',
		mend: 'Add the attribute that the message names.',
	},
	'language/duplicate-attribute': {
		severity: 'error',
		summary: 'An attribute is given twice',
		why: 'Only one of the values can hold.',
		mend: 'Keep one of them.',
	},
	'language/attribute-value': {
		severity: 'error',
		summary: 'An attribute has a value that it cannot have',
		why: 'The step would run with another setting than the one that is written.',
		mend: 'Write a value of the form that the message names.',
	},
	'language/attribute-without-effect': {
		severity: 'error',
		summary: 'An attribute can have no effect here',
		why: 'What it promises to the reader does not happen.',
		mend: 'Remove it, or add what it belongs to: `delay` and `backoff` to `retry`, `every` and `status` to a poll.',
	},
	'language/unknown-target': {
		severity: 'error',
		summary: 'A step names an unknown target',
		why: 'A command must never run on another machine than the one that is meant.',
		mend: 'Declare the target in the frontmatter under `runbook.targets`.',
	},
	'language/condition': {
		severity: 'error',
		summary: 'A condition reads the result of a step that it cannot know',
		why: 'It would fail when the step is reached.',
		mend: 'Name a step that stands before, and its `status` or `exit`.',
	},
	'language/unknown-connection': {
		severity: 'error',
		summary: 'A step names no database, or an unknown one',
		why: 'A statement must never run on another database than the one that is meant.',
		mend: 'Declare it in the frontmatter under `runbook.connections` and name it with `connection=`.',
	},
	'language/wait-condition': {
		severity: 'error',
		summary: 'A wait step has no condition, or two',
		why: 'It waits either for a time or until a poll holds.',
		mend: 'Give it `for=30s`, or a fence to poll.',
	},
	'language/choose-options': {
		severity: 'error',
		summary: 'The options of a choose step leave nothing to choose',
		why: 'A choice needs at least two alternatives, each with a value of its own.',
		mend: 'Give each option a `value`, and the step at least two options.',
	},
	'language/choose-input': {
		severity: 'error',
		summary: 'A choose step and its input do not fit',
		why: 'A value of the input would lead to no option, or an option could never be chosen.',
		mend: 'Name an input of type `choice`, and give each of its choices one option.',
	},
	'language/call-input': {
		severity: 'error',
		summary: 'The inputs of a call are not those of the called runbook',
		why: 'The called runbook would run with another value than the one that is meant, or stop halfway.',
		mend: 'Give each input that has no default, by its name, with a value that it takes.',
	},
	'language/call-output': {
		severity: 'error',
		summary: 'An output is taken that nobody yields',
		why: 'The name would never have a value.',
		mend: 'Declare it under `runbook.outputs` of the called runbook, and name a capture of one of its steps.',
	},
	'language/call-recursion': {
		severity: 'error',
		summary: 'A runbook calls itself, directly or through others',
		why: 'The run would never end.',
		mend: 'Take the steps that both need out into a runbook of their own.',
	},
	'language/checked-item': {
		severity: 'error',
		summary: 'An item of a checklist is ticked in the document',
		why: 'Each run asks every item anew: nothing is done before somebody did it.',
		mend: 'Write `- [ ]`.',
	},
} as const satisfies Record<`language/${string}`, RuleDefinition>;
