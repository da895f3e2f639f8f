import type { RuleText } from './rule.ts';

/** Rules about documents as a check meets them: whether they can be read, and the comments that make it look away. */
export const checkRules = {
	'language/unreadable': {
		severity: 'error',
		summary: 'A document that cannot be checked',
		why: 'Nothing is known of it, and a check that left it out would be green for no reason.',
		mend: 'Follow the message: save it as UTF-8, name a workspace that exists, or take it apart.',
	},
	'language/ignore-comment': {
		severity: 'error',
		summary: 'An ignore comment that cannot be understood',
		why: 'Nobody can tell which finding it is about, or why it may be ignored.',
		mend: 'Write `runbook-ignore-next-line RULE -- reason`, with `-next-block` or `-file` for more than a line.',
	},
	'language/unused-ignore': {
		severity: 'warning',
		summary: 'An ignore comment that ignores nothing',
		why: 'What it was about is mended or gone; the next finding at this place would be hidden unseen.',
		mend: 'Remove the comment, or the rule from it.',
	},
} as const satisfies Record<`language/${string}`, RuleText>;
