import { stepKinds } from '../../schema/steps/index.ts';
import { attributeTemplate } from './attributeTemplate.ts';
import { commonAttributes, readAttributes } from './readAttributes.ts';
import { requireAttribute } from './requireAttribute.ts';
import type { StepReader } from './stepParts.ts';

export const readApprove: StepReader<'approve'> = (parts) => {
	const { base, extraction, index } = parts;
	const attributes = readAttributes(stepKinds.approve.attributes, parts.attributes, 'approve', extraction);
	const by = requireAttribute(parts, 'by', 'by="the database owner"');
	const phrase = parts.attributes.find(({ name }) => name === 'phrase');
	const template = phrase && attributeTemplate(phrase, index, extraction);
	if (!attributes || !by) return undefined;
	return {
		...base,
		kind: 'approve',
		attributes: commonAttributes(attributes),
		by: attributes.by,
		phrase: template ?? { text: base.id, placeholders: [] },
		...(attributes.ttl !== undefined && { ttl: attributes.ttl }),
	};
};
