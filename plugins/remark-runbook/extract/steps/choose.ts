import type { ChooseStep } from '../../schema/steps/choose.ts';
import { stepKinds } from '../../schema/steps/index.ts';
import { bindInput } from './chooseInput.ts';
import { readOption } from './option.ts';
import { commonAttributes, readAttributes } from './readAttributes.ts';
import type { StepParts, StepReader } from './stepParts.ts';

export const readChoose: StepReader<'choose'> = (parts) => {
	const { base, outline, extraction } = parts;
	const attributes = readAttributes(stepKinds.choose.attributes, parts.attributes, 'choose', extraction);
	const options = outline.options.flatMap((option) => readOption(option, extraction) ?? []);
	if (outline.options.length < 2) reportFew(parts);
	reportSame(options, parts);
	const input = parts.attributes.find(({ name }) => name === 'input');
	if (input && attributes) bindInput(input, options, parts);
	const [first, ...others] = options;
	if (!attributes || !first) return undefined;
	return {
		...base,
		kind: 'choose',
		attributes: commonAttributes(attributes),
		...(attributes.input !== undefined && { input: attributes.input }),
		options: [first, ...others],
	};
};

function reportFew({ outline, opening, extraction }: StepParts): void {
	const found = outline.options.length === 0 ? 'no option' : 'one option only';
	const colons = ':'.repeat(Math.max(3, outline.options[0] ? colonsOf(outline.options[0].node, extraction) : 4));
	const hint = `Write its alternatives between \`${colons}option[Title]{value=…}\` and \`${colons}\`, and its own lines with more colons.`;
	extraction.report('language/choose-options', opening, `This choose step has ${found}.`, hint);
}

function colonsOf(node: StepParts['outline']['node'], { source }: StepParts['extraction']): number {
	return /^:*/.exec(source.text.slice(node.position?.start.offset ?? 0))?.[0].length ?? 3;
}

function reportSame(options: ChooseStep['options'], { extraction }: StepParts): void {
	for (const [index, { value, range }] of options.entries()) {
		const earlier = options.slice(0, index).find((other) => other.value === value);
		if (!earlier) continue;
		const message = `The option of line ${earlier.range.start.line} has the value \`${value}\` already.`;
		extraction.report('language/choose-options', range, message, 'Give each option a value of its own.');
	}
}
