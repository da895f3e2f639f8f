import { didYouMean } from '../../problems/nearest.ts';
import type { Extraction } from '../extraction.ts';
import type { Attribute } from './attribute.ts';
import { attributeTemplate } from './attributeTemplate.ts';
import { checkCondition } from './condition.ts';

interface Surroundings {
	/** Position of the step from 0. */
	index: number;
	/** The ids up to this step. */
	ids: ReadonlyMap<string, number>;
	targets: ReadonlySet<string>;
}

/** Checks what one attribute says of another, of the contract, of inputs and of earlier steps. */
export function checkAttributes(
	attributes: readonly Attribute[],
	{ index, ids, targets }: Surroundings,
	extraction: Extraction,
): void {
	const names = new Set(attributes.map(({ name }) => name));
	const own = attributes.find(({ name }) => name === 'id')?.value;
	for (const attribute of attributes) {
		const { name, nameRange } = attribute;
		if ((name === 'delay' || name === 'backoff') && !names.has('retry')) {
			const message = `\`${name}\` has no effect without \`retry\`.`;
			extraction.report('language/attribute-without-effect', nameRange, message, 'Add `retry=3`, or remove it.');
		}
		const earlier = [...ids.keys()].filter((id) => id !== own);
		if (name === 'serial' && !names.has('target')) {
			const message = '`serial` has no effect without `target`.';
			extraction.report('language/attribute-without-effect', nameRange, message, 'Name a target with several hosts.');
		}
		if (name === 'if') checkCondition(attribute, { index, earlier }, extraction);
		if (name === 'target') checkTarget(attribute, targets, extraction);
		if (name === 'danger' || name === 'confirm') attributeTemplate(attribute, index, extraction);
	}
}

function checkTarget({ value, valueRange }: Attribute, targets: ReadonlySet<string>, extraction: Extraction): void {
	if (targets.has(value) || value === '' || value.includes('{{')) return;
	const names = [...targets].map((name) => `\`${name}\``).join(', ');
	const hint =
		didYouMean(value, targets) ??
		(names ? `The targets are ${names}.` : `Declare it in the frontmatter under \`runbook.targets.${value}\`.`);
	extraction.report('language/unknown-target', valueRange, `No target is named \`${value}\`.`, hint);
}
