import { isCancel, PasswordPrompt, Prompt, SelectPrompt, settings, TextPrompt } from '@clack/core';
import type { Colors } from '../report/colors.ts';
import { wrap } from '../report/terminal/wrap.ts';
import { printable } from '../report/text/printable.ts';
import { discardTypeAhead } from './typeAhead.ts';
import type { TerminalStreams } from './typeAhead.ts';

/** Escape is pressed by mistake, and the letters of vim are answers here. */
for (const key of ['escape', 'h', 'j', 'k', 'l']) settings.aliases.delete(key);

const noBreak = '\u{a0}';

/** What a question came to. No answer: Ctrl-C or a signal ended the run, or nobody is at the other end of the terminal. */
export type Reply<T> = { answered: true; value: T } | { answered: false; why: 'interrupted' | 'ended' };

/** Shows one prompt, with the terminal made ready for it. */
export type Ask = <T>(question: (prompts: Prompts) => Promise<Reply<T>>) => Promise<Reply<T>>;

/** An answer that one key gives. */
export interface KeyChoice<T> {
	value: T;
	label: string;
	key: string;
}

interface AnyPrompt<T> {
	state: string;
	on(event: 'key', listener: (character: string | undefined, key: { name?: string; ctrl?: boolean }) => void): void;
	prompt(): Promise<T | symbol | undefined>;
}

interface TextRules {
	initial?: string | undefined;
	/** Why a text is no answer. */
	validate?: (text: string) => string | undefined;
}

export interface PromptOptions extends TerminalStreams {
	colors: Colors;
	/** Ends a question that is open. */
	signal: AbortSignal;
}

/** Questions at a terminal. Each is rewritten in place and leaves one line with its answer. */
export class Prompts {
	private readonly options: PromptOptions;

	constructor(options: PromptOptions) {
		this.options = options;
	}

	/** One key answers; Enter takes `initial`. Where that answer `passes`, what comes next tells it and no line stays. */
	key<T extends string>(
		question: string,
		choices: readonly KeyChoice<T>[],
		{ initial, passes, details = [] }: { initial: T; passes?: T; details?: readonly string[] },
	): Promise<Reply<T>> {
		const menu = [question, ...details, ...this.menuLines(choices, initial)].join('\n');
		const ended = (state: string, value: T = initial): string | undefined => {
			if (state === 'submit' && value === passes) return '';
			return this.ended(state, question, choices.find((choice) => choice.value === value)?.label ?? value);
		};
		return this.ask<T>((streams) => {
			const prompt = new Prompt<T>(
				{
					...streams,
					render() {
						return ended(this.state, this.value) ?? menu;
					},
				},
				false,
			);
			prompt.value = initial;
			prompt.on('key', (character) => {
				const choice = choices.find((one) => one.key === character?.toLowerCase());
				if (!choice) return;
				prompt.value = choice.value;
				prompt.state = 'submit';
			});
			return prompt;
		});
	}

	async confirm(question: string): Promise<Reply<boolean>> {
		const choices = [
			{ value: 'yes', label: 'yes', key: 'y' },
			{ value: 'no', label: 'no', key: 'n' },
		] as const;
		const reply = await this.key<'yes' | 'no'>(question, choices, { initial: 'no' });
		return reply.answered ? { answered: true, value: reply.value === 'yes' } : reply;
	}

	text(question: string, { initial, validate }: TextRules = {}): Promise<Reply<string>> {
		const ended = (state: string, value: string | undefined): string | undefined =>
			this.ended(state, question, value ?? '');
		const fault = (state: string, error: string): string => this.fault(state, error);
		return this.ask<string>(
			(streams) =>
				new TextPrompt({
					...streams,
					...(initial !== undefined && { initialUserInput: initial }),
					validate: (value) => validate?.(value ?? ''),
					render() {
						return (
							ended(this.state, this.value) ?? `${question} ${this.userInputWithCursor}${fault(this.state, this.error)}`
						);
					},
				}),
		);
	}

	/** What is typed is not shown, and its length not afterwards. */
	hidden(question: string, validate: (text: string) => string | undefined): Promise<Reply<string>> {
		const ended = (state: string): string | undefined => this.ended(state, question, 'given');
		const fault = (state: string, error: string): string => this.fault(state, error);
		return this.ask<string>(
			(streams) =>
				new PasswordPrompt({
					...streams,
					mask: '•',
					validate: (value) => validate(value ?? ''),
					render() {
						return ended(this.state) ?? `${question} ${this.userInputWithCursor}${fault(this.state, this.error)}`;
					},
				}),
		);
	}

	/** A list to move in with the arrow keys. */
	list<T extends string>(
		question: string,
		options: readonly { value: T; label: string }[],
		initial?: T,
	): Promise<Reply<T>> {
		const { cyan, dim } = this.options.colors;
		const room = (this.options.output.rows || 24) - 3;
		const ended = (state: string, label: string): string | undefined => this.ended(state, question, label);
		return this.ask<T>(
			(streams) =>
				new SelectPrompt({
					...streams,
					options: options.map(({ value, label }) => ({ value, label: printable(label) })),
					...(initial !== undefined && { initialValue: initial }),
					render() {
						const { cursor } = this;
						const rows = around(this.options, cursor, room).map(([index, { label }]) =>
							index === cursor ? `${cyan('❯')} ${label}` : `  ${dim(label)}`,
						);
						return (
							ended(this.state, this.options[cursor]?.label ?? '') ??
							[`${question} ${dim('(arrow keys, Enter)')}`, ...rows].join('\n')
						);
					},
				}),
		);
	}

	/** Ctrl-D and a closed terminal end a question as well: it never waits for what can't come. */
	private async ask<T>(
		create: (streams: TerminalStreams & { signal: AbortSignal }) => AnyPrompt<T>,
	): Promise<Reply<T>> {
		const { input, output, signal, interrupt } = this.options;
		const hangUp = new AbortController();
		const end = (): void => hangUp.abort();
		for (const event of ['end', 'close', 'error']) input.once(event, end);
		try {
			await discardTypeAhead(this.options);
			if (signal.aborted) return { answered: false, why: 'interrupted' };
			const prompt = create({ input, output, interrupt, signal: AbortSignal.any([signal, hangUp.signal]) });
			prompt.on('key', (_, key) => {
				if (key.ctrl && key.name === 'd') end();
			});
			const value = await prompt.prompt();
			if (value !== undefined && typeof value !== 'symbol' && !isCancel(value)) return { answered: true, value };
			if (hangUp.signal.aborted) return { answered: false, why: 'ended' };
			interrupt();
			return { answered: false, why: 'interrupted' };
		} finally {
			for (const event of ['end', 'close', 'error']) input.off(event, end);
			input.pause();
		}
	}

	private menuLines<T>(choices: readonly KeyChoice<T>[], initial: T): string[] {
		const { bold } = this.options.colors;
		const entries = choices.map(({ key, label, value }) => {
			const usual = value === initial ? `${noBreak}(Enter)` : '';
			return `${bold(key)}${noBreak}${label.replaceAll(' ', noBreak)}${usual}`;
		});
		const width = (this.options.output.columns || 80) - 2;
		return wrap(entries.join(' · '), width).map((line) => `  ${line.replaceAll(noBreak, ' ')}`);
	}

	/** The line that stays of a question that is over. */
	private ended(state: string, question: string, answer: string): string | undefined {
		const { dim } = this.options.colors;
		if (state === 'submit') return `${question} ${dim(printable(answer))}`;
		return state === 'cancel' ? question : undefined;
	}

	private fault(state: string, error: string): string {
		return state === 'error' ? `\n  ${this.options.colors.yellow(`! ${printable(error)}`)}` : '';
	}
}

/** As many entries around the cursor as there is room for, with their indexes. */
function around<T>(options: readonly T[], cursor: number, room: number): [number, T][] {
	const count = Math.max(3, Math.min(options.length, room));
	const first = Math.max(0, Math.min(options.length - count, cursor - Math.floor(count / 2)));
	return [...options.entries()].slice(first, first + count);
}
