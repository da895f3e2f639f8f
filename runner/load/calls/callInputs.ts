import { didYouMean } from '../../../plugins/remark-runbook/language.ts';
import type { CallStep, Input, Problem } from '../../../plugins/remark-runbook/language.ts';
import { describeInput, inputDefault, whyUnfitValue } from '../../plan/inputs.ts';
import type { LoadedRunbook } from '../loadedDocument.ts';
import { callProblem } from './callProblem.ts';

type GivenInput = CallStep['inputs'][number];

/** Holds the inputs that a call gives against those that the called runbook declares. */
export function callInputProblems(step: CallStep, caller: LoadedRunbook, called: LoadedRunbook): Problem[] {
	const declared = called.runbook.contract.inputs;
	const given = new Set(step.inputs.map(({ name }) => name));
	const missing = Object.entries(declared).filter(([name, input]) => !given.has(name) && isNeeded(input));
	const { range } = step.runbook;
	return [
		...step.inputs.flatMap((one) => givenProblem(one, caller, called)),
		...missing.map(([name, input]) =>
			callProblem(
				caller.path,
				range,
				'language/call-input',
				`${called.path} needs the input \`${name}\`.`,
				`Add \`${name}: …\` to the \`yaml\` fence of this step: ${describeInput(name, input)}.`,
			),
		),
	];
}

/** A secret has a variable of its own besides. */
function isNeeded(input: Input): boolean {
	return input.type !== 'secret' && inputDefault(input) === undefined;
}

function givenProblem({ name, range, value }: GivenInput, caller: LoadedRunbook, called: LoadedRunbook): Problem[] {
	const declared = called.runbook.contract.inputs;
	const input = Object.hasOwn(declared, name) ? declared[name] : undefined;
	const report = (at: typeof range, message: string, hint: string): Problem[] => [
		callProblem(caller.path, at, 'language/call-input', message, hint),
	];
	if (!input) {
		const names = Object.keys(declared);
		const all = names.length > 0 ? `It has ${names.map((one) => `\`${one}\``).join(', ')}.` : 'It has no inputs.';
		return report(range, `${called.path} has no input \`${name}\`.`, didYouMean(name, names) ?? all);
	}
	const why = whyNeverFit(name, input, value.template, caller);
	return why === undefined ? [] : report(value.range, why, `${describeInput(name, input)}.`);
}

/** Why what is written can't be the value; a text with names in it shows that only when they have values. */
function whyNeverFit(
	name: string,
	input: Input,
	{ text, placeholders }: GivenInput['value']['template'],
	caller: LoadedRunbook,
): string | undefined {
	const [first] = placeholders;
	if (first)
		return placeholders.length === 1 && first.length === text.length ? whyOther(first.name, input, caller) : undefined;
	if (input.type === 'secret') return `The secret \`${name}\` is written in the document.`;
	const why = whyUnfitValue(input, text);
	return why === undefined ? undefined : `\`${name}\`: ${JSON.stringify(text)} ${why}.`;
}

/** A choice that is handed on must fit with each of its values. */
function whyOther(name: string, input: Input, { runbook }: LoadedRunbook): string | undefined {
	const inputs = runbook.contract.inputs;
	const own = Object.hasOwn(inputs, name) ? inputs[name] : undefined;
	if (own?.type !== 'choice') return undefined;
	const unfit = own.choices.find((choice) => whyUnfitValue(input, choice) !== undefined);
	return unfit === undefined
		? undefined
		: `\`${name}\` can be ${JSON.stringify(unfit)}, which ${whyUnfitValue(input, unfit)}.`;
}
