import type { Contract, Input } from '../../plugins/remark-runbook/language.ts';
import { nearest, whyUnfit } from '../../plugins/remark-runbook/language.ts';
import { limitTime } from '../limitTime.ts';
import { UserError } from '../errors/userError.ts';
import { whyNotHidden } from '../secrets/strength.ts';

/** `name=value` pairs of `--input` or another flag, in order; a later one wins. */
export function parseInputPairs(pairs: readonly string[], flag = '--input'): Map<string, string> {
	const values = new Map<string, string>();
	for (const pair of pairs) {
		const equals = pair.indexOf('=');
		if (equals < 1) {
			throw new UserError(`${flag} ${JSON.stringify(pair)} has no name`, `Write it as ${flag} name=value.`);
		}
		values.set(pair.slice(0, equals), pair.slice(equals + 1));
	}
	return values;
}

/** The text that an input stands for, or the reason why the given one can't. */
export function readInputValue(name: string, input: Input, given: string): string {
	const reason = whyUnfitValue(input, given);
	if (reason) throw new UserError(`input ${name}: ${shown(input, given)} ${reason}`, describeInput(name, input));
	return given;
}

/** Why a text can't be the value of an input, as the rest of a sentence: it does not fit, or could not be hidden. */
export function whyUnfitValue(input: Input, given: string): string | undefined {
	const reason = whyUnfitInTime(input, given);
	if (reason !== undefined || input.type !== 'secret') return reason;
	const why = given.trim() === '' ? 'is blank' : whyNotHidden(given);
	return why && `${why}, so it can't be hidden where ordinary text holds the same`;
}

const patternLimitMs = 2000;

function whyUnfitInTime(input: Input, given: string): string | undefined {
	if (!('pattern' in input)) return whyUnfit(input, given);
	const limited = limitTime(patternLimitMs, () => whyUnfit(input, given));
	return limited ? limited.result : 'took longer than 2s to compare with its pattern';
}

/** The default of an input as text; undefined where there is none. */
export function inputDefault(input: Input): string | undefined {
	return 'default' in input && input.default !== undefined ? String(input.default) : undefined;
}

/** The environment variable that carries a secret input: the contract's, else `RUNBOOK_INPUT_<NAME>`. */
export function secretVariable(name: string, input: Input): string {
	const own = input.type === 'secret' ? input.env : undefined;
	return own ?? `RUNBOOK_INPUT_${name.toUpperCase().replaceAll('-', '_')}`;
}

/** The ways to give an input a value, in words. */
export function waysToGive(name: string, input: Input): string {
	if (input.type !== 'secret') return `--input ${name}=…`;
	const variable = secretVariable(name, input);
	return `${variable}, ${variable}_FILE or --input-file ${name}=FILE`;
}

/** One line that says what an input takes, for error texts and the plan. */
export function describeInput(name: string, input: Input): string {
	const takes = whatItTakes(input);
	const example =
		'example' in input && input.example !== undefined ? `, for example --input ${name}=${input.example}` : '';
	const description = input.description ? `: ${input.description}` : '';
	return `${name} takes ${takes}${example}${description}`;
}

/** Fails on a name that is neither an input nor a capture, with the nearest one. */
export function assertKnownName(name: string, contract: Contract, captures: readonly string[]): void {
	const known = [...Object.keys(contract.inputs), ...captures];
	if (known.includes(name)) return;
	const suggestion = nearest(name, known);
	const list = known.length > 0 ? `It has: ${known.join(', ')}.` : 'It has no inputs.';
	throw new UserError(
		`the runbook has no input named ${JSON.stringify(name)}`,
		suggestion ? `Did you mean ${suggestion}? ${list}` : list,
	);
}

function whatItTakes(input: Input): string {
	switch (input.type) {
		case 'string':
			return input.pattern ? `a text that matches ${input.pattern}` : 'a text';
		case 'number':
			return 'a number';
		case 'boolean':
			return 'true or false';
		case 'choice':
			return `one of ${input.choices.join(', ')}`;
		case 'secret':
			return 'a secret, never from the command line';
	}
}

function shown(input: Input, given: string): string {
	return input.type === 'secret' ? 'the value' : JSON.stringify(given);
}
