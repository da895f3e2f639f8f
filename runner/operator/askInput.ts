import type { Input } from '../../plugins/remark-runbook/language.ts';
import { inputDefault, whyUnfitValue } from '../plan/inputs.ts';
import type { Colors } from '../report/colors.ts';
import { printable } from '../report/text/printable.ts';
import type { Prompts, Reply } from './prompts.ts';

interface InputQuestion {
	name: string;
	input: Input;
	colors: Colors;
	/** The value that it has now. */
	present?: string | undefined;
}

/** Asks for the value of an input as its contract wants it: choices as a list, a secret unseen. */
export function askInput(prompts: Prompts, { name, input, colors, present }: InputQuestion): Promise<Reply<string>> {
	const { bold, dim } = colors;
	const description = input.description === undefined ? '' : ` ${dim(printable(input.description))}`;
	const question = `${bold(name)}${description}`;
	const initial = present ?? inputDefault(input);
	const validate = (text: string): string | undefined => {
		const reason = whyUnfitValue(input, text);
		return reason && `${input.type === 'secret' ? 'the value' : JSON.stringify(text)} ${reason}`;
	};
	switch (input.type) {
		case 'secret':
			return prompts.hidden(`${question} ${dim('(not shown)')}`, validate);
		case 'choice':
			return prompts.list(question, listOf(input.choices), initial);
		case 'boolean':
			return prompts.list(question, listOf(['true', 'false']), initial);
		case 'number':
		case 'string':
			return prompts.text(`${question}${hintOf(input, dim)}:`, { initial, validate });
	}
}

function listOf(values: readonly string[]): { value: string; label: string }[] {
	return values.map((value) => ({ value, label: value }));
}

/** What is expected, as far as the contract says. */
function hintOf(input: Extract<Input, { type: 'number' | 'string' }>, dim: Colors['dim']): string {
	const parts = [
		input.type === 'string' && input.pattern !== undefined ? `matches ${input.pattern}` : undefined,
		input.type === 'number' && input.minimum !== undefined ? `at least ${input.minimum}` : undefined,
		input.type === 'number' && input.maximum !== undefined ? `at most ${input.maximum}` : undefined,
		input.example === undefined ? undefined : `for example ${input.example}`,
	].filter((part) => part !== undefined);
	return parts.length === 0 ? '' : ` ${dim(printable(`(${parts.join(', ')})`))}`;
}
