import { fill } from '../../plugins/remark-runbook/language.ts';
import type { Input } from '../../plugins/remark-runbook/language.ts';
import { UserError } from '../errors/userError.ts';
import { captureNames, valueOf, withoutValue } from './knowledge.ts';
import type { Known, Knowledge } from './knowledge.ts';
import { describeInput, inputDefault, whyUnfitValue } from './inputs.ts';
import type { CalledRunbook, CalledScope } from './calledRunbook.ts';

/** Secrets that called runbooks get from their own sources, by prefix and name. */
export type CalledSecrets = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** What each called runbook knows at the start of a run. Throws a `UserError` where a value does not fit its input. */
export function calledScopes(
	called: readonly CalledRunbook[],
	knowledge: Knowledge,
	secrets: CalledSecrets = new Map(),
): CalledScope[] {
	const byPrefix = new Map<string, Knowledge>([['', knowledge]]);
	return called.map((scope) => {
		const known: Knowledge = new Map();
		bindInputs(scope, byPrefix.get(scope.caller) ?? new Map(), known);
		for (const [name, value] of secrets.get(scope.prefix) ?? [])
			known.set(name, { state: 'value', value, secret: true });
		for (const [name, step] of captureNames(scope.runbook, scope.prefix)) known.set(name, { state: 'later', step });
		byPrefix.set(scope.prefix, known);
		return { ...scope, knowledge: known };
	});
}

/**
 * Sets the inputs of a called runbook to what its caller gives by now; what comes from nowhere else stays as it is known.
 * Throws a `UserError` for a value that does not fit.
 */
export function bindInputs({ step, prefix, runbook }: CalledRunbook, caller: Knowledge, known: Knowledge): void {
	const given = new Map(step.inputs.map(({ name, value }) => [name, value.template]));
	for (const [name, input] of Object.entries(runbook.contract.inputs)) {
		const template = given.get(name);
		if (template) known.set(name, boundInput(name, input, template, caller, prefix));
		else if (!known.has(name)) known.set(name, ownInput(input));
	}
}

type GivenTemplate = CalledRunbook['step']['inputs'][number]['value']['template'];

function boundInput(name: string, input: Input, template: GivenTemplate, caller: Knowledge, prefix: string): Known {
	const { text, missing } = fill(template, valueOf(caller));
	const [open] = missing;
	const source = open === undefined ? undefined : caller.get(open);
	if (open !== undefined) return source?.state === 'later' ? source : { state: 'missing' };
	const secret = input.type === 'secret' || template.placeholders.some((one) => isSecret(one.name, caller));
	const why = whyUnfitValue(input, text);
	if (why === undefined) return { state: 'value', value: text, secret };
	// No message shows a secret that is handed on as an ordinary text.
	const shown = secret ? 'the value' : JSON.stringify(text);
	throw new UserError(`step ${prefix.slice(0, -1)}: input ${name}: ${shown} ${why}`, describeInput(name, input));
}

function isSecret(name: string, knowledge: Knowledge): boolean {
	const known = knowledge.get(name);
	return known?.state === 'value' && known.secret;
}

function ownInput(input: Input): Known {
	const value = inputDefault(input);
	return value === undefined ? withoutValue(input) : { state: 'value', value, secret: false };
}
