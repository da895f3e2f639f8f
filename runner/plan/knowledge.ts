import type { Contract, Input, Runbook } from '../../plugins/remark-runbook/language.ts';
import { UserError } from '../errors/userError.ts';
import { assertKnownName, describeInput, inputDefault, readInputValue, secretVariable, waysToGive } from './inputs.ts';

/** What is known of a name: a value, that a step yields it later, or that nobody gave it. */
export type Known =
	| { state: 'value'; value: string; secret: boolean }
	| { state: 'later'; step: string }
	/** `source` is where an execution gets it from, in words. */
	| { state: 'missing'; source?: string };

/** Input and capture names with what is known of each. */
export type Knowledge = Map<string, Known>;

interface Sources {
	/** Values of `--input`. */
	given: ReadonlyMap<string, string>;
	/** Secrets as they were read for an execution; they win over the environment. */
	secrets?: ReadonlyMap<string, string>;
	/** Values that a sandbox yields; they win over defaults and lose to given ones. */
	sandbox: Readonly<Record<string, string>>;
	env: Readonly<Record<string, string | undefined>>;
}

/** Resolves every input and names every capture. Throws a `UserError` for an unfit or unknown value. */
export function gatherKnowledge(runbook: Runbook, sources: Sources): Knowledge {
	const captures = captureNames(runbook);
	for (const name of sources.given.keys()) assertKnownName(name, runbook.contract, [...captures.keys()]);
	const knowledge: Knowledge = new Map();
	for (const name of Object.keys(runbook.contract.inputs))
		knowledge.set(name, resolveInput(name, runbook.contract, sources));
	const secrets = secretCaptures(runbook);
	for (const [name, step] of captures)
		knowledge.set(name, givenCapture(name, secrets.has(name), sources) ?? { state: 'later', step });
	return knowledge;
}

/** What was given in the place of what a step yields. */
function givenCapture(name: string, secret: boolean, { given, secrets }: Sources): Known | undefined {
	const text = secret ? secrets?.get(name) : given.get(name);
	if (secret && given.has(name)) throw onCommandLine(name, { type: 'secret' });
	if (text === undefined) return undefined;
	return { state: 'value', value: secret ? readInputValue(name, { type: 'secret' }, text) : text, secret };
}

/** The names under which steps yield secrets. */
export function secretCaptures({ steps }: Pick<Runbook, 'steps'>): Set<string> {
	return new Set(steps.flatMap(({ captures }) => captures.flatMap(({ name, secret }) => (secret ? [name] : []))));
}

/** Fails with one message that lists every input without a value. */
export function assertAllGiven(knowledge: Knowledge, contract: Contract): void {
	const missing = [...knowledge].filter(([, known]) => known.state === 'missing').map(([name]) => name);
	if (missing.length === 0) return;
	const lines = missing.map((name) => {
		const input = contract.inputs[name];
		if (!input) return name;
		return `${describeInput(name, input)} (${waysToGive(name, input)})`;
	});
	const asked = 'At a terminal they are asked for.';
	throw new UserError(`no value for ${missing.join(', ')}`, [...lines, asked].join('\n'));
}

/** The values that are secret. */
export function secretValues(knowledge: Knowledge): string[] {
	return [...knowledge.values()].flatMap((known) => (known.state === 'value' && known.secret ? [known.value] : []));
}

/** The secrets that an environment carries for a contract. */
export function valuesInEnvironment({ inputs }: Contract, env: Readonly<Record<string, string | undefined>>): string[] {
	return Object.entries(inputs).flatMap(([name, input]) => {
		const value = input.type === 'secret' ? env[secretVariable(name, input)] : undefined;
		return value === undefined ? [] : [value];
	});
}

/** A lookup for templates: the value where it is known. */
export function valueOf(knowledge: Knowledge): (name: string) => string | undefined {
	return (name) => {
		const known = knowledge.get(name);
		return known?.state === 'value' ? known.value : undefined;
	};
}

/** The names that steps yield, and which of them do, in words. */
export function captureNames(runbook: Runbook, prefix = ''): Map<string, string> {
	const names = new Map<string, string>();
	for (const step of runbook.steps) {
		for (const { name } of step.captures)
			names.set(name, [names.get(name), prefix + step.id].filter((id) => id !== undefined).join(' or '));
	}
	return names;
}

function resolveInput(name: string, contract: Contract, sources: Sources): Known {
	const input = contract.inputs[name];
	if (!input) return { state: 'missing' };
	const secret = input.type === 'secret';
	const given = sources.given.get(name);
	if (secret && given !== undefined) throw onCommandLine(name, input);
	const text = secret
		? (sources.secrets?.get(name) ?? sources.env[secretVariable(name, input)])
		: (given ?? (Object.hasOwn(sources.sandbox, name) ? sources.sandbox[name] : undefined) ?? inputDefault(input));
	if (text === undefined) return withoutValue(input);
	return { state: 'value', value: readInputValue(name, input, text), secret };
}

function onCommandLine(name: string, input: Input): UserError {
	return new UserError(
		`input ${name} is a secret and can't be given on the command line`,
		`Every user of this machine can read a command line. Use ${waysToGive(name, input)} instead.`,
	);
}

export function withoutValue(input: Input): Known {
	if (input.type !== 'secret') return { state: 'missing' };
	if (input.file !== undefined) return { state: 'missing', source: `the file ${input.file}` };
	return input.command === undefined
		? { state: 'missing' }
		: { state: 'missing', source: `what ${input.command} prints` };
}
