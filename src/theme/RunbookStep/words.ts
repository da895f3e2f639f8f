import type { ExpectedOutput, RunbookStepProps } from '../../../plugins/remark-runbook/index.ts';

const matchWords = {
	exact: 'is, line by line (... stands for any lines)',
	regex: 'matches the regular expression',
	glob: 'matches the pattern',
	contains: 'contains',
	json: 'contains, as JSON',
} as const satisfies Record<ExpectedOutput['match'], string>;

const sourceWords = {
	stdout: 'What it prints',
	stderr: 'What it prints as errors',
	body: "The answer's body",
	headers: 'The headers of the answer',
} as const satisfies Record<ExpectedOutput['of'], string>;

/** What an expected output is compared with, and how. */
export function outputSummary({ of, match }: ExpectedOutput): string {
	return `${sourceWords[of]} ${matchWords[match]}`;
}

/** What a step's command is: one of the document, or a request in the form that a reader can copy. */
export function commandLabel(step: RunbookStepProps): string {
	if (step.kind === 'file') {
		const mode = step.mode === undefined ? '' : `, with the permissions ${step.mode}`;
		return `Content of ${step.file}${mode}`;
	}
	if (step.kind === 'sql') {
		const transaction = step.transaction ? ', in one transaction' : '';
		return `SQL for ${step.connection}${transaction}`;
	}
	const isRequest = step.kind === 'http' || (step.kind === 'wait' && step.until.type === 'request');
	return isRequest ? 'Request, as curl' : 'Command';
}

/** Who approves, and for how long. */
export function approveWords({ by, ttl }: Extract<RunbookStepProps, { kind: 'approve' }>): string {
	const limit = ttl === undefined ? '' : ` An approval holds for ${ttl}.`;
	return `Go on only once ${by} approved it.${limit} The runner asks for the phrase: `;
}

/** What a wait waits for. */
export function waitWords({ until, timeout }: Extract<RunbookStepProps, { kind: 'wait' }>): string {
	if (until.type === 'duration') return `Wait ${until.duration}.`;
	const goal = until.type === 'command' ? 'the command exits with 0' : `the status is ${until.status.join(' or ')}`;
	const limit = timeout === undefined ? '' : `, for at most ${timeout}`;
	return `Repeat every ${until.every} until ${goal}${limit}.`;
}

/** Things in their order with keys of their own: the same may come twice, and a text may change under its reader. */
export function keyed<Item>(items: readonly Item[]): { key: number; item: Item }[] {
	return items.map((item, key) => ({ key, item }));
}
