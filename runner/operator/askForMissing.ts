import type { Contract } from '../../plugins/remark-runbook/language.ts';
import { Interrupted } from '../errors/interrupted.ts';
import type { Knowledge } from '../plan/knowledge.ts';
import type { Masker } from '../secrets/masker.ts';
import type { Operator } from './operator.ts';

interface AskOptions {
	operator: Operator;
	masker: Masker;
	signal: AbortSignal;
}

/** Asks for each input that nobody gave. What is not answered stays missing. */
export async function askForMissing(
	knowledge: Knowledge,
	{ inputs }: Contract,
	{ operator, masker, signal }: AskOptions,
): Promise<void> {
	if (!operator.askInput) return;
	for (const [name, known] of knowledge) {
		const input = inputs[name];
		if (known.state !== 'missing' || !input) continue;
		const typed = await operator.askInput(name, input);
		if (signal.aborted) throw new Interrupted('interrupted before the first step');
		if (!typed.given) return;
		const secret = input.type === 'secret';
		if (secret) masker.add(typed.value);
		knowledge.set(name, { state: 'value', value: typed.value, secret });
	}
}
