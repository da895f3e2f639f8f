import type { Answer, Operator } from './operator.ts';

interface HeadlessOptions {
	yes: boolean;
	allowDanger: boolean;
}

/** Answers from flags only; what no flag answers is a no, with the flag that would have. */
export function createHeadlessOperator({ yes, allowDanger }: HeadlessOptions): Operator {
	const answer = (given: boolean, flag: string): Promise<Answer> =>
		Promise.resolve(
			given
				? { given: true, by: flag }
				: { given: false, reason: `nobody is there to ask; run it at a terminal or pass ${flag}` },
		);
	return {
		confirm: () => answer(yes, '--yes'),
		confirmDanger: () => answer(allowDanger, '--allow-danger'),
		close: () => {},
	};
}
