import { fillData } from '../data/fillData.ts';
import type { DataTemplate } from '../schema/data.ts';
import type { Change } from '../schema/steps/edit.ts';
import { fillText } from './fillText.ts';
import type { Values } from './values.ts';

/** One change of a file in words and data: what is done where, and the value that comes or goes, as JSON. */
export interface ChangeText {
	verb: 'set' | 'delete' | 'insert' | 'remove';
	path: string;
	value?: string;
	/** Where in a list or in which document, in words. */
	where?: string;
}

export function describeChange(change: Change, values: Values): ChangeText {
	const json = (data: DataTemplate) => JSON.stringify(fillData(data, values));
	const where = [placeOf(change, json), documentOf(change, json)].filter(Boolean).join(', ');
	return {
		verb: change.type,
		path: fillText(change.path.text, values),
		...('value' in change && { value: json(change.value) }),
		...(where && { where }),
	};
}

function placeOf(change: Change, json: (data: DataTemplate) => string): string | undefined {
	if (change.type === 'set') return change.create ? 'added where it is missing' : undefined;
	if (change.type !== 'insert') return undefined;
	const { place } = change;
	return 'entry' in place ? `${place.type} ${json(place.entry)}` : `at the ${place.type}`;
}

function documentOf({ document }: Change, json: (data: DataTemplate) => string): string | undefined {
	if (!document) return undefined;
	if (document.type === 'number') return `document ${document.number}`;
	return `the document with ${document.where.map(({ path, value }) => `${path.text} ${json(value)}`).join(' and ')}`;
}
