import type { ListItem } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { stepKinds } from '../../schema/steps/index.ts';
import type { Extraction } from '../extraction.ts';
import { rangeOf } from '../position.ts';
import { commonAttributes, readAttributes } from './readAttributes.ts';
import type { StepReader } from './stepParts.ts';

export const readManual: StepReader<'manual'> = (parts) => {
	const { base, extraction, outline } = parts;
	const attributes = readAttributes(stepKinds.manual.attributes, parts.attributes, 'manual', extraction);
	for (const item of outline.items) if (item.checked) reportChecked(item, extraction);
	if (!attributes) return undefined;
	const items = outline.items.map((item) => ({ text: itemText(item), range: rangeOf(item, extraction.source) }));
	return {
		...base,
		kind: 'manual',
		attributes: commonAttributes(attributes),
		items: items.length > 0 ? items : [{ text: base.title, range: parts.opening }],
	};
};

/** The item's own text, without the lists below it, which are items of their own. */
function itemText(item: ListItem): string {
	const own = item.children.filter(({ type }) => type !== 'list');
	return toString(own).replace(/\s+/g, ' ').trim();
}

function reportChecked(item: ListItem, extraction: Extraction): void {
	const range = rangeOf(item, extraction.source);
	const box = extraction.source.text.slice(range.start.offset, range.end.offset).search(/\[/);
	const start = range.start.offset + Math.max(box, 0);
	const message = 'This item is ticked already.';
	extraction.report(
		'language/checked-item',
		extraction.source.range(start, start + 3),
		message,
		'Write `[ ]`: each run asks it anew.',
	);
}
