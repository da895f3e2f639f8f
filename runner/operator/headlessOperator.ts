import type { Answer, Operator } from './operator.ts';

interface HeadlessOptions {
	yes: boolean;
	allowDanger: boolean;
}

/** Answers from flags only; what no flag answers is a no, with the flag that would have. */
export function createHeadlessOperator({ yes, allowDanger }: HeadlessOptions): Operator {
	return {
		confirm: () => Promise.resolve(answer(yes, '--yes')),
		confirmDanger: () => Promise.resolve(answer(allowDanger, '--allow-danger')),
	};
}

function answer(given: boolean, flag: string): Answer {
	if (given) return { given: true, by: flag };
	return { given: false, reason: `nobody is there to ask; run it at a terminal or pass ${flag}` };
}
