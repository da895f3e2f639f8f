import { createInterface } from 'node:readline/promises';
import { createHeadlessOperator } from './headlessOperator.ts';
import type { HeadlessOptions } from './headlessOperator.ts';
import type { Answer, Operator } from './operator.ts';
import { userName } from './userName.ts';

interface TerminalOptions extends HeadlessOptions {
	input: NodeJS.ReadableStream;
	output: NodeJS.WritableStream;
	signal: AbortSignal;
}

const refused: Answer = { given: false, reason: 'the operator said no' };

/** Asks at the terminal whatever the flags do not answer. */
export function createTerminalOperator(options: TerminalOptions): Operator {
	const flags = createHeadlessOperator(options);
	const ask = async (prompt: string, accepts: (answer: string) => boolean): Promise<Answer> => {
		const lines = createInterface({ input: options.input, output: options.output });
		try {
			const answer = await lines.question(prompt, { signal: options.signal });
			return accepts(answer.trim()) ? { given: true, by: 'the operator' } : refused;
		} catch {
			return { given: false, reason: 'interrupted' };
		} finally {
			lines.close();
		}
	};
	return {
		confirm: (question) =>
			options.yes ? flags.confirm(question) : ask(`${question} [y/N] `, (answer) => /^y(es)?$/i.test(answer)),
		confirmDanger: (question, phrase) =>
			options.allowDanger
				? flags.confirmDanger(question, phrase)
				: ask(`${question}\nType ${phrase} to go on: `, (answer) => answer === phrase),
		async choose({ title, options: alternatives }) {
			const rows = alternatives.map((option, index) => `  ${index + 1}  ${option.title} (${option.value})\n`);
			let option: string | undefined;
			const answer = await ask(`${title}\n${rows.join('')}Number or name: `, (typed) => {
				option = alternatives.find(({ value }, index) => typed === value || typed === String(index + 1))?.value;
				return option !== undefined;
			});
			if (!answer.given)
				return { given: false, reason: answer === refused ? 'the answer is no option' : answer.reason };
			return { given: true, option: option ?? '', by: `${userName()} at the terminal` };
		},
		async approve(request) {
			const { id, title, by, phrase } = request;
			if (options.approvals === 'any' || options.approvals.has(id)) return flags.approve(request);
			const answer = await ask(
				`${title}: needs the approval of ${by}.\nType ${phrase} to approve: `,
				(typed) => typed === phrase,
			);
			return answer.given
				? { given: true, by: `${userName()} at the terminal`, time: new Date().toISOString() }
				: answer;
		},
	};
}
