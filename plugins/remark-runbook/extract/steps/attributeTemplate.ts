import type { Template } from '../../schema/template.ts';
import { scanText } from '../../template/index.ts';
import type { Extraction } from '../extraction.ts';
import type { Attribute } from './attribute.ts';

/** The text of an attribute that may name inputs; notes each name that it uses. `step` counts from 0. */
export function attributeTemplate({ value, valueOffset }: Attribute, step: number, extraction: Extraction): Template {
	const { template } = scanText(value, { type: 'text' });
	for (const { name, offset, length } of template.placeholders) {
		const start = valueOffset + offset;
		extraction.uses.push({ name, range: extraction.source.range(start, start + length), step, afterStep: false });
	}
	return template;
}
