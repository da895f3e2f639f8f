import type { Answer, Approval, ApprovalRequest, Operator } from './operator.ts';
import { userName } from './userName.ts';

export interface HeadlessOptions {
	yes: boolean;
	allowDanger: boolean;
	/** Phrases of `--approve` by step id; `any` approves all, as a sandbox does. */
	approvals: ReadonlyMap<string, string> | 'any';
}

/** Answers from flags only; what no flag answers is a no, with the flag that would have. */
export function createHeadlessOperator({ yes, allowDanger, approvals }: HeadlessOptions): Operator {
	const time = new Date().toISOString();
	return {
		confirm: () => Promise.resolve(answer(yes, '--yes')),
		confirmDanger: () => Promise.resolve(answer(allowDanger, '--allow-danger')),
		approve: (request) => Promise.resolve(approve(request, approvals, time)),
		choose: () => Promise.resolve({ given: false, reason: 'nobody is there to ask' }),
	};
}

function answer(given: boolean, flag: string): Answer {
	if (given) return { given: true, by: flag };
	return { given: false, reason: `nobody is there to ask; run it at a terminal or pass ${flag}` };
}

/** A flag was given when the command was, however late its step comes. */
function approve({ id, phrase }: ApprovalRequest, approvals: HeadlessOptions['approvals'], time: string): Approval {
	if (approvals === 'any') return { given: true, by: 'the sandbox', time: new Date().toISOString() };
	const typed = approvals.get(id);
	if (typed === phrase) return { given: true, by: `${userName()} with --approve`, time };
	if (typed !== undefined) return { given: false, reason: 'the phrase of --approve is another one' };
	return { given: false, reason: 'nobody is there to ask, and --yes is no approval' };
}
