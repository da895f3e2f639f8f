import type { RuleDefinition } from '../rule.ts';

/** Rules about the fences of a step. */
export const fenceRules = {
	'language/missing-command': {
		severity: 'error',
		summary: 'A step has no command',
		why: 'It would pass without doing anything.',
		mend: 'Add a fence in a language of its kind, such as `bash`.',
	},
	'language/duplicate-fence': {
		severity: 'error',
		summary: 'A step has two fences of the same role',
		why: 'A step has one command, one check, one undo, and one expected output for each stream.',
		mend: 'Join them, make a second step, or mark the one that is only shown with `example`.',
	},
	'language/empty-fence': {
		severity: 'error',
		summary: 'A fence that runs is empty',
		why: 'An empty command always passes.',
		mend: 'Write the command, or remove the fence.',
	},
	'language/fence-language': {
		severity: 'error',
		summary: 'A fence has a language that its role cannot have',
		why: 'It is open whether it runs or is only shown.',
		mend: 'Name the right language, add `example` behind the language to only show it, or move the fence out of the step.',
	},
	'language/role-not-allowed': {
		severity: 'error',
		summary: 'A fence has a role that this kind of step does not have',
		why: 'Nothing would ever run or compare it.',
		mend: 'Use a role of that kind, or `example`.',
	},
	'language/unknown-meta': {
		severity: 'error',
		summary: 'A word behind the language of a fence is unknown',
		why: 'A misspelt role turns a check into a command, and a misspelt key has no effect.',
		mend: 'Correct the word. Roles are `output`, `check`, `undo`, `dry-run`, `ready`, `capture` and `example`; keys `match`, `of` and `raw`.',
	},
	'language/meta-value': {
		severity: 'error',
		summary: 'A key behind the language of a fence has a wrong value',
		why: 'The output would be compared in another way than the one that is written.',
		mend: 'Use one of the values that the message names.',
	},
	'language/output-pattern': {
		severity: 'error',
		summary: 'An expected output cannot be read in its match mode',
		why: 'A broken pattern matches nothing, or everything.',
		mend: 'Correct the regular expression or JSON, or choose another `match`.',
	},
	'language/fence-outside-step': {
		severity: 'error',
		summary: 'A fence with a role stands outside any step',
		why: 'It looks like a check to the reader, and nothing runs it.',
		mend: 'Move it into its step, before the closing `:::`.',
	},
	'language/http-request': {
		severity: 'error',
		summary: 'An `http` fence is no valid request',
		why: 'It could not be sent.',
		mend: 'Write a request line, header lines, an empty line and the body.',
	},
	'language/capture': {
		severity: 'error',
		summary: 'A `capture` fence cannot be read',
		why: 'The name would have no value where a later step needs it.',
		mend: 'Write names as keys, with `regex` or `json`, `of`, `type` and `secret` below them.',
	},
	'language/browser-actions': {
		severity: 'error',
		summary: 'The actions of a `browser` step do not fit',
		why: 'An action that is not understood would be left out, and the step pass without it.',
		mend: 'Write a list that begins with `open`; each action has one key, and names its element in one way.',
	},
	'language/requirements': {
		severity: 'error',
		summary: 'The YAML of a `require` step does not fit',
		why: 'A requirement that is not understood is a requirement that is not checked.',
		mend: 'Use the keys `tools`, `env`, `files`, `ports` and `config` with values of their form.',
	},
	'language/edit-changes': {
		severity: 'error',
		summary: 'The changes of an `edit` step cannot be read',
		why: 'Half of a change is worse than none.',
		mend: 'Write a list; each entry is one of `set`, `delete`, `append`, `prepend`, `insert`, `remove` with the path of a key.',
	},
} as const satisfies Record<`language/${string}`, RuleDefinition>;
