import type { Input } from '../../plugins/remark-runbook/language.ts';
import type { Colors } from '../report/colors.ts';
import { printable } from '../report/text/printable.ts';
import { createHeadlessOperator } from './headlessOperator.ts';
import type { HeadlessOptions } from './headlessOperator.ts';
import type { Answer, Operator } from './operator.ts';
import type { Ask, Prompts, Reply } from './prompts.ts';
import type { TerminalStreams } from './typeAhead.ts';
import { userName } from './userName.ts';

interface TerminalOptions extends HeadlessOptions, TerminalStreams {
	signal: AbortSignal;
	colors: Colors;
	/** Whether each step is asked about before it runs; the failing ones are in any case. */
	stepping: boolean;
	/** Hides secrets in what is shown. */
	hide(text: string): string;
	/** Called before a question is shown; the screen is the question's until what it returns is called. */
	makeRoom(): Promise<() => void>;
}

/** Asks at the terminal whatever the flags do not answer. */
export function createTerminalOperator(options: TerminalOptions): Operator {
	const flags = createHeadlessOperator(options);
	const ask = createAsk(options);
	const { bold, red } = options.colors;
	const shown = (question: string): string => bold(printable(options.hide(question)));
	const typed = async (question: string, phrase: string): Promise<Answer> =>
		answerOf(
			await ask((prompts) =>
				prompts.text(`${shown(question)}\n  ${red('Type')} ${printable(options.hide(phrase))} ${red('to go on:')}`),
			),
			(text) => text.trim() === phrase,
		);
	return {
		confirm: async (question) =>
			options.yes
				? flags.confirm(question)
				: answerOf(await ask((prompts) => prompts.confirm(shown(question))), (yes) => yes),
		confirmDanger: (question, phrase) =>
			options.allowDanger ? flags.confirmDanger(question, phrase) : typed(question, phrase),
		async choose({ title, options: alternatives }) {
			const list = alternatives.map((option) => ({ value: option.value, label: `${option.title} (${option.value})` }));
			const reply = await ask((prompts) => prompts.list(shown(title), list));
			if (!reply.answered) return { given: false, reason: whyNot(reply) };
			return { given: true, option: reply.value, by: `${userName()} at the terminal` };
		},
		async approve(request) {
			const { id, title, by, phrase } = request;
			if (options.approvals === 'any' || options.approvals.has(id)) return flags.approve(request);
			const answer = await typed(`${title}: needs the approval of ${by}.`, phrase);
			return answer.given
				? { given: true, by: `${userName()} at the terminal`, time: new Date().toISOString() }
				: answer;
		},
		async askInput(name: string, input: Input) {
			const { askInput } = await import('./askInput.ts');
			const reply = await ask((prompts) => askInput(prompts, { name, input, colors: options.colors }));
			return reply.answered ? { given: true, value: reply.value } : { given: false, reason: whyNot(reply) };
		},
		...(options.yes ? {} : { steering: createSteering(options, ask) }),
	};
}

/** One question at a time, with the library for it loaded when the first is asked. */
function createAsk(options: TerminalOptions): Ask {
	let prompts: Prompts | undefined;
	return async (question) => {
		if (!prompts) {
			const loaded = await import('./prompts.ts');
			prompts = new loaded.Prompts(options);
		}
		const leave = await options.makeRoom();
		try {
			return await question(prompts);
		} finally {
			leave();
		}
	};
}

function createSteering(options: TerminalOptions, ask: Ask): NonNullable<Operator['steering']> {
	let stepping = options.stepping;
	return {
		async beforeStep(situation) {
			if (!stepping) return { type: 'run' };
			const { askBeforeStep } = await import('./stepMenu.ts');
			const decision = await askBeforeStep(situation, ask, options);
			if (decision.type === 'run-rest') stepping = false;
			return decision;
		},
		async afterFailure(situation) {
			const { askAfterFailure } = await import('./stepMenu.ts');
			return askAfterFailure(situation, ask, options);
		},
	};
}

function answerOf<T>(reply: Reply<T>, accepts: (value: T) => boolean): Answer {
	if (!reply.answered) return { given: false, reason: whyNot(reply) };
	return accepts(reply.value)
		? { given: true, by: 'the operator' }
		: { given: false, reason: typeof reply.value === 'string' ? 'another phrase was typed' : 'the operator said no' };
}

function whyNot({ why }: Extract<Reply<unknown>, { answered: false }>): string {
	return why === 'interrupted' ? 'interrupted' : 'the terminal was closed before an answer came';
}
