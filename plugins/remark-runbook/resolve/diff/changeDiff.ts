import { fillData, fillTemplate } from '../../data/fillData.ts';
import type { Data } from '../../data/fillData.ts';
import type { KeyStep } from '../../schema/keyPath.ts';
import type { Change } from '../../schema/steps/edit.ts';
import type { StepOf } from '../../schema/steps/index.ts';
import type { Values } from '../values.ts';
import { syntaxes } from './syntax.ts';
import type { Entry, Syntax } from './syntax.ts';

/** A line of a difference: what stays around the change, what goes and what comes. */
export interface DiffLine {
	sign: ' ' | '-' | '+';
	text: string;
}

/** What stands for a value that only the file knows. */
const unknown = '…';

/** Each change of a step as a difference in the syntax of its file, made from the document alone: the file is not read. */
export function changeDiffs({ changes, format }: StepOf<'edit'>, values: Values): DiffLine[][] {
	const syntax = syntaxes[format];
	return changes.map((change) =>
		[...documentLine(change, syntax, values), ...diffOf(change, syntax, values)].flatMap(({ sign, text }) =>
			text.split('\n').map((line) => ({ sign, text: line })),
		),
	);
}

function diffOf(change: Change, syntax: Syntax, values: Values): DiffLine[] {
	const entries = change.path.steps.map((step) => entryOf(step, values));
	const write = (value: Extract<Change, { value: unknown }>['value']): string => syntax.write(fillData(value, values));
	if (change.type === 'insert' || change.type === 'remove') {
		const line = syntax.item(write(change.value), entries.length);
		const sign = change.type === 'insert' ? '+' : '-';
		return [...around(syntax.list(entries)), { sign, text: line + placeComment(change, syntax, values) }];
	}
	const last = entries.at(-1);
	if (!last) return [];
	const depth = entries.length - 1;
	const old =
		last.type === 'match' ? syntax.put(last, syntax.write(last.value), depth) : syntax.put(last, unknown, depth);
	const lines: DiffLine[] = around(syntax.within(entries.slice(0, -1)));
	const isThere = change.type === 'delete' || !change.create;
	if (isThere) lines.push({ sign: '-', text: old });
	if (change.type === 'set') lines.push({ sign: '+', text: syntax.put(last, write(change.value), depth) });
	return lines;
}

function around(texts: readonly string[]): DiffLine[] {
	return texts.map((text) => ({ sign: ' ', text }));
}

function entryOf(step: KeyStep, values: Values): Entry {
	switch (step.type) {
		case 'key':
			return { type: 'key', key: fillTemplate(step.key, values) };
		case 'index':
			return step;
		case 'match': {
			const key = step.key && fillTemplate(step.key, values);
			return { type: 'match', key, value: fillTemplate(step.value, values) };
		}
	}
}

/** Where in a list an entry comes, as a comment. */
function placeComment(change: Change, { comment, write }: Syntax, values: Values): string {
	if (change.type !== 'insert') return '';
	const { place } = change;
	const where =
		'entry' in place ? `${place.type} ${oneLine(write(fillData(place.entry, values)))}` : `at the ${place.type}`;
	return ` ${comment} ${where}`;
}

function documentLine({ document }: Change, { comment, write }: Syntax, values: Values): DiffLine[] {
	if (!document) return [];
	const which =
		document.type === 'number'
			? `document ${document.number}`
			: document.where
					.map(({ path, value }) => `${path.text}: ${oneLine(write(fillData(value, values) satisfies Data))}`)
					.join(', ');
	return [{ sign: ' ', text: `--- ${comment} ${which}` }];
}

function oneLine(text: string): string {
	return text.replaceAll(/\s+/g, ' ');
}
