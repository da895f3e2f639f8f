import { didYouMean } from '../../problems/nearest.ts';
import type { ChooseStep } from '../../schema/steps/choose.ts';
import type { Extraction } from '../extraction.ts';
import type { Branches } from '../names/branches.ts';
import type { OptionOutline, StepOutline } from '../structure/outline.ts';
import { readStepOpening, type Attribute } from './attribute.ts';
import { directiveTitle, slug } from './identity.ts';

/** An option by the attributes of its directive and its `choose`, which are checked where those are read. */
export function branchOf({ choose, option }: StepOutline['within'][number]): Branches[number] {
	return { choose: choose.node.attributes?.['id'] ?? '', option: option.node.attributes?.['value'] ?? '' };
}

/** Reads one alternative; reports what it lacks, and then gives nothing back. */
export function readOption({ node }: OptionOutline, extraction: Extraction): ChooseStep['options'][number] | undefined {
	const opening = readStepOpening(node, extraction);
	const title = directiveTitle(node);
	for (const attribute of opening.attributes) if (attribute.name !== 'value') reportUnknown(attribute, extraction);
	if (title === '') {
		const hint = 'Write it in brackets: `:::option[Title]{value=…}`.';
		extraction.report('language/missing-title', opening.range, 'This option has no title.', hint);
	}
	const value = opening.attributes.find(({ name }) => name === 'value');
	if (value && value.value !== '') return { value: value.value, title, range: opening.range };
	const hint = `Add \`value=${slug(title) || 'docker'}\` to its attributes: inputs and \`--choose\` name it.`;
	extraction.report('language/choose-options', opening.range, 'This option has no value.', hint);
	return undefined;
}

function reportUnknown({ name, value, nameRange }: Attribute, extraction: Extraction): void {
	const hint =
		name === 'id'
			? `It is named by its value: \`value=${value}\`.`
			: (didYouMean(name, ['value']) ?? 'It has `value` alone; its steps have attributes of their own.');
	extraction.report('language/unknown-attribute', nameRange, `An option has no attribute \`${name}\`.`, hint);
}
