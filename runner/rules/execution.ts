import type { RuleText } from './rule.ts';

/** Rules about what happened when a step was executed. */
export const executionRules = {
	'output/mismatch': {
		severity: 'error',
		summary: 'The answer is not the expected one',
		why: 'The system behaves otherwise than the document tells its readers.',
		mend: 'Look at the difference: mend the system, or write down its new answer.',
	},
	'output/exit': {
		severity: 'error',
		summary: 'A command ended with another exit status',
		why: 'It failed, or it was expected to fail and did not.',
		mend: 'Read what it printed; where the status is right, say so with `exit=`.',
	},
	'output/journal': {
		severity: 'error',
		summary: 'A run could not be kept any more',
		why: 'The disk is full, or the journal was deleted: after a crash nobody could tell what was done.',
		mend: 'Make room and resume the run, or run with `--no-journal`.',
	},
	'output/unknown': {
		severity: 'error',
		summary: 'Nobody saw a step end',
		why: 'The run was killed while the step ran: it may have done its work, a part of it, or nothing.',
		mend: 'Look at the system, then resume the run with `--rerun-unknown` or `--skip-unknown`.',
	},
	'output/check': {
		severity: 'error',
		summary: 'A step ran, but its check does not hold',
		why: 'The command ended well without the outcome that the step is for.',
		mend: 'Mend the command or the `check` fence; use a `wait` step where the outcome needs time.',
	},
	'output/status': {
		severity: 'error',
		summary: 'A request got another status',
		why: 'The service refuses the request or has moved the address.',
		mend: 'Mend the request, or expect this status with `status=`.',
	},
	'output/no-response': {
		severity: 'error',
		summary: 'A request got no answer',
		why: 'Nothing listens at the address, or it cannot be reached from here.',
		mend: 'Start the service first, wait for it, or correct the address.',
	},
	'output/timeout': {
		severity: 'error',
		summary: 'A step did not end in time',
		why: 'It hangs, asks for input, or needs longer than the document allows.',
		mend: 'Raise `timeout=`, or find out what it waits for.',
	},
	'output/file': {
		severity: 'error',
		summary: 'A file could not be changed or written',
		why: 'It is not there, does not hold what the step changes, or this user may not write it; it is as it was before.',
		mend: 'Correct the path or the change, or mend the file.',
	},
	'output/sql': {
		severity: 'error',
		summary: 'A database refused a statement',
		why: 'The statement, the schema or the rights differ from what the document assumes.',
		mend: 'Read what the database says at this line, and mend the statement or the database.',
	},
	'output/rows': {
		severity: 'error',
		summary: 'A query gave other rows',
		why: 'The data are not what the document tells its readers.',
		mend: 'Look at the difference: mend the data, or write down the new answer.',
	},
	'output/requirement': {
		severity: 'error',
		summary: 'A requirement is not met',
		why: 'The steps after it count on it.',
		mend: 'Bring about what it asks for, then run the document again.',
	},
	'output/not-confirmed': {
		severity: 'error',
		summary: 'A step was not confirmed',
		why: 'It asks a person before it goes on, and nobody said yes.',
		mend: 'Confirm it, or give `--yes` (and `--allow-danger` for a dangerous step).',
	},
	'output/capture': {
		severity: 'error',
		summary: 'An answer does not yield a captured name',
		why: 'Later steps would run without the value.',
		mend: 'Mend the `regex`, the path or the `type`, or the command that gives the answer.',
	},
	'output/browser': {
		severity: 'error',
		summary: 'An action in the browser failed',
		why: 'The page is not as the document tells its readers, or there is no browser to ask.',
		mend: 'Look at the screenshot that is kept; mend the page, or the action.',
	},
	'output/not-ready': {
		severity: 'error',
		summary: 'A background command did not get ready',
		why: 'The steps that need it would fail in its place.',
		mend: 'Read what it printed; raise `timeout=`, or mend its `ready` fence.',
	},
	'output/not-chosen': {
		severity: 'error',
		summary: 'No option of a choose step was chosen',
		why: 'Nobody was there to ask, and neither an input nor a flag decides it.',
		mend: 'Choose with `--choose ID=option`, or let an input of type `choice` decide.',
	},
	'output/not-approved': {
		severity: 'error',
		summary: 'An approval was not given',
		why: 'Nothing behind the gate may run without it, and `--yes` is no approval.',
		mend: 'Type the phrase at a terminal, or give it with `--approve ID=phrase`.',
	},
	'output/session-lost': {
		severity: 'error',
		summary: 'The shell ended before the command did',
		why: 'Without its shell nobody knows how the command ended.',
		mend: 'Take out what ends or replaces the shell itself.',
	},
	'output/undo': {
		severity: 'error',
		summary: 'An undo failed',
		why: 'What the step did is still there, at least in part.',
		mend: 'Take it back by hand, and mend the `undo` fence.',
	},
	'output/untested': {
		severity: 'error',
		summary: 'A runbook was not executed',
		why: 'Tools that it declares are missing, so nothing is known of its answers.',
		mend: 'Install the tools where the tests run.',
	},
	'language/no-value': {
		severity: 'error',
		summary: 'A name without a value when its step ran',
		why: 'A step never runs with a `{{name}}` left in its text.',
		mend: 'Give the input with `--input name=…`, or run the step that yields it.',
	},
	'language/content-syntax': {
		severity: 'error',
		summary: 'A text that the grammar of its language refuses',
		why: 'The program that reads it would refuse it, too, and later.',
		mend: 'Correct it at the place that the message names, or name the right language behind the fence.',
	},
	'shell/syntax': {
		severity: 'error',
		summary: 'Text that bash cannot read',
		why: 'Bash stops at the line, or waits for a quote that never closes.',
		mend: 'Close quotes and brackets, and quote characters that mean something to the shell.',
	},
} as const satisfies Record<`${'output' | 'language' | 'shell'}/${string}`, RuleText>;
