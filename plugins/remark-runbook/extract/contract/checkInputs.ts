import { inputSchema, type Input } from '../../schema/input.ts';
import type { Range } from '../../schema/range.ts';
import type { Extraction } from '../extraction.ts';
import { regexFault } from '../values/regexFault.ts';

type At = (path: string[]) => Range;

/** Checks that patterns can be compiled and that defaults and examples fit their own input, for each input that is valid. */
export function checkInputs(inputs: Readonly<Record<string, unknown>>, at: At, extraction: Extraction): void {
	for (const [name, value] of Object.entries(inputs)) {
		const { data: input } = inputSchema.safeParse(value);
		if (!input) continue;
		const report = (key: string, message: string, hint: string): void =>
			extraction.report('language/input-value', at(['inputs', name, key]), message, hint);
		if (input.type === 'string') checkString(input, extraction, report);
		if (input.type === 'number') checkNumber(input, report);
		if (input.type === 'choice') checkChoice(input, report);
	}
}

type Report = (key: string, message: string, hint: string) => void;

function checkString(input: Extract<Input, { type: 'string' }>, { matchesWhole }: Extraction, report: Report): void {
	if (input.pattern === undefined) return;
	const fault = regexFault(input.pattern);
	if (fault) {
		report(
			'pattern',
			`The pattern is no regular expression: ${fault}.`,
			'Correct it; only characters with a meaning of their own take a backslash.',
		);
		return;
	}
	for (const key of ['default', 'example'] as const) {
		const value = input[key];
		const matches = value === undefined || matchesWhole(input.pattern, value);
		if (matches) continue;
		report(
			key,
			`The ${key} \`${value}\` ${matches === undefined ? 'takes too long to compare with' : 'does not match'} the pattern.`,
			`The whole value must match \`${input.pattern}\`.`,
		);
	}
}

function checkNumber(input: Extract<Input, { type: 'number' }>, report: Report): void {
	const { minimum = -Infinity, maximum = Infinity } = input;
	if (minimum > maximum) report('minimum', `The minimum ${minimum} is above the maximum ${maximum}.`, 'Swap them.');
	for (const key of ['default', 'example'] as const) {
		const value = input[key];
		if (value === undefined || minimum > maximum) continue;
		if (value < minimum) report(key, `The ${key} ${value} is below the minimum ${minimum}.`, 'Change one of them.');
		if (value > maximum) report(key, `The ${key} ${value} is above the maximum ${maximum}.`, 'Change one of them.');
	}
}

function checkChoice(input: Extract<Input, { type: 'choice' }>, report: Report): void {
	if (input.default === undefined || input.choices.includes(input.default)) return;
	const choices = input.choices.map((choice) => `\`${choice}\``).join(', ');
	report('default', `The default \`${input.default}\` is none of the choices.`, `They are ${choices}.`);
}
