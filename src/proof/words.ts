import type { ProofMessage, ProofSource, StepProof } from '../../plugins/remark-runbook/index.ts';

/** The rungs of the ladder, from 0, as what was done about a step. */
const rungWords = [
	'nothing was looked at',
	'its text was parsed',
	'its tools and options exist as written',
	'what it names exists',
	'it was simulated',
	'it was executed',
] as const;

const modeWords = { 'dry-run': 'dry run', check: 'check', test: 'test', execute: 'run' } as const satisfies Record<
	ProofSource['mode'],
	string
>;

/** A day, the same for every reader. */
export function dayOf(iso: string): string {
	return iso.slice(0, 10);
}

/** A report in words: what made it, when, and of what. */
export function sourceWords({ mode, createdAt, commit, version }: ProofSource): string {
	const of = commit === undefined ? '' : ` of commit ${commit.slice(0, 10)}`;
	return `${modeWords[mode]} on ${dayOf(createdAt)}${of}, by runbook-exec ${version}`;
}

/** What a step's proof amounts to. */
export function rungText({ rung }: Pick<StepProof, 'rung'>): string {
	return rungWords[rung] ?? rungWords[0];
}

/** Messages with keys of their own: the same may come twice. */
export function keyedMessages<Message extends ProofMessage>(
	messages: readonly Message[],
): { key: string; message: Message }[] {
	return messages.map((message, index) => ({ key: `${index} ${message.message}`, message }));
}
