import type { ContainerDirective } from 'mdast-util-directive';
import { readOpening } from '../../directive/opening.ts';
import type { Range } from '../../schema/range.ts';
import type { Extraction } from '../extraction.ts';
import { endOffset, openingLine } from '../position.ts';

/** An attribute of a directive with its places in the document. */
export interface Attribute {
	name: string;
	value: string;
	nameRange: Range;
	valueRange: Range;
	/** Offset of the value's text in the document. */
	valueOffset: number;
}

export interface StepOpening {
	/** The opening line. */
	range: Range;
	attributes: Attribute[];
}

/** Reads the attributes of a directive from its opening line, where alone their places are. */
export function readStepOpening(node: ContainerDirective, extraction: Extraction): StepOpening {
	const { text, offset, range } = openingLine(node, extraction.source);
	const label = node.children.find((child) => child.type === 'paragraph' && child.data?.directiveLabel);
	const opening = readOpening(text, label && endOffset(label) - offset);
	const attributes = opening.attributes.map((raw) => ({
		name: raw.name,
		value: node.attributes?.[raw.name] ?? raw.value,
		nameRange: extraction.source.range(offset + raw.nameStart, offset + raw.nameEnd),
		valueRange: extraction.source.range(offset + raw.valueStart, offset + raw.valueEnd),
		valueOffset: offset + raw.valueStart,
	}));
	return { range, attributes: withoutDuplicates(attributes, extraction) };
}

function withoutDuplicates(attributes: Attribute[], extraction: Extraction): Attribute[] {
	const byName = new Map<string, Attribute>();
	for (const attribute of attributes) {
		if (!byName.has(attribute.name)) {
			byName.set(attribute.name, attribute);
			continue;
		}
		const noun = attribute.name === 'id' ? 'id' : `attribute \`${attribute.name}\``;
		const message = `The ${noun} is given twice.`;
		extraction.report('language/duplicate-attribute', attribute.nameRange, message, 'Keep one of them.');
	}
	return [...byName.values()];
}
