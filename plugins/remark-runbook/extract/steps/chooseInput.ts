import { didYouMean, nearest } from '../../problems/nearest.ts';
import type { ChooseStep } from '../../schema/steps/choose.ts';
import type { Input } from '../../schema/input.ts';
import { listOf } from '../values/words.ts';
import type { Attribute } from './attribute.ts';
import type { StepParts } from './stepParts.ts';

type Options = ChooseStep['options'];

/** Holds a choose step against the input that decides it: each choice leads to one option. */
export function bindInput(attribute: Attribute, options: Options, parts: StepParts): void {
	const { frontmatter, extraction } = parts;
	const { value: name, valueRange } = attribute;
	const { inputs } = frontmatter.contract;
	const input = Object.hasOwn(inputs, name) ? inputs[name] : undefined;
	if (!input) {
		if (!frontmatter.inputs.has(name)) reportUnknown(attribute, parts);
		return;
	}
	if (input.type === 'choice') {
		checkOptions(name, input, options, parts);
		return;
	}
	const message = `\`${name}\` is a ${input.type}; expected an input of type \`choice\`.`;
	const hint = `Declare it with \`type: choice\` and \`choices: [${options.map(({ value }) => value).join(', ')}]\`.`;
	extraction.report('language/choose-input', valueRange, message, hint);
}

function reportUnknown({ value, valueRange }: Attribute, { frontmatter, extraction }: StepParts): void {
	const meant = nearest(value, frontmatter.inputs);
	const hint = meant
		? `Did you mean \`${meant}\`?`
		: `Declare it in the frontmatter under \`runbook.inputs.${value}\` as a \`choice\`.`;
	extraction.report('language/unknown-input', valueRange, `No input is named \`${value}\`.`, hint);
}

function checkOptions(
	name: string,
	{ choices }: Extract<Input, { type: 'choice' }>,
	options: Options,
	{ opening, extraction }: StepParts,
): void {
	for (const { value, range } of options.filter((option) => !choices.includes(option.value))) {
		const message = `\`${value}\` is no choice of the input \`${name}\`.`;
		const hint = didYouMean(value, choices) ?? `Its choices are ${listOf(choices)}.`;
		extraction.report('language/choose-input', range, message, hint);
	}
	const missing = choices.filter((choice) => !options.some(({ value }) => value === choice));
	if (missing.length === 0) return;
	const message = `The input \`${name}\` can be ${listOf(missing)}, for which there is no option.`;
	const hint = `Add \`:::option[Title]{value=${missing[0]}}\`; an option without steps says that there is nothing to do.`;
	extraction.report('language/choose-input', opening, message, hint);
}
