import type { Input } from '../schema/input.ts';
import { wholePattern } from './wholePattern.ts';

/** Why a text can't be the value of an input, as the rest of a sentence that names it; undefined where it can. */
export function whyUnfit(input: Input, given: string): string | undefined {
	if (given.includes('\0')) return 'holds a NUL byte, which no command can receive';
	switch (input.type) {
		case 'string':
			return input.pattern && !wholePattern(input.pattern).test(given) ? `does not match ${input.pattern}` : undefined;
		case 'number':
			return whyNoNumber(input, given);
		case 'boolean':
			return given === 'true' || given === 'false' ? undefined : 'is neither true nor false';
		case 'choice':
			return input.choices.includes(given) ? undefined : `is none of ${input.choices.join(', ')}`;
		case 'secret':
			return given === '' ? 'is empty' : undefined;
	}
}

function whyNoNumber(input: Extract<Input, { type: 'number' }>, given: string): string | undefined {
	if (!/^-?\d+(\.\d+)?$/.test(given)) return 'is no number';
	const value = Number(given);
	if (input.minimum !== undefined && value < input.minimum) return `is below ${input.minimum}`;
	if (input.maximum !== undefined && value > input.maximum) return `is above ${input.maximum}`;
	return undefined;
}
