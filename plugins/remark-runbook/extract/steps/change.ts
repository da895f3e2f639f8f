import type { KeyPath } from '../../schema/keyPath.ts';
import type { Range } from '../../schema/range.ts';
import type { Change } from '../../schema/steps/edit.ts';
import { parseKeyPath } from '../../data/parseKeyPath.ts';
import { didYouMean } from '../../problems/nearest.ts';
import { dataTemplate, nodeAt, type DataContext } from '../data/dataTemplate.ts';
import type { Extraction } from '../extraction.ts';
import { asRecord } from '../values/asRecord.ts';
import { listOf } from '../values/words.ts';
import type { ReadYaml } from '../yaml/readYaml.ts';
import { reportIssues } from '../yaml/reportIssues.ts';
import { keyRange, valueRange } from '../yaml/yamlRange.ts';
import { verbs, writtenChanges, type Verb } from './changeSchema.ts';

/** One entry of an edit step's list, and what it is read with. */
export interface ChangePlace {
	yaml: ReadYaml;
	index: number;
	context: DataContext;
	extraction: Extraction;
}

const rule = 'language/edit-changes';

/** Reads one change; reports what does not fit, and then gives nothing back. */
export function readChange(place: ChangePlace): Change | undefined {
	const { yaml, index, extraction } = place;
	const written = asRecord(Array.isArray(yaml.data) ? yaml.data[index] : undefined);
	const given = verbs.filter((verb) => verb in written);
	const [verb] = given;
	if (!verb || given.length > 1) return reportVerb(place, Object.keys(written), given);
	const schema = writtenChanges[verb];
	const result = schema.safeParse(written);
	if (!result.success) {
		const rules = { key: rule, value: rule } as const;
		reportIssues(result.error.issues, { yaml, schema, data: written, at: [index], rules }, extraction);
		return undefined;
	}
	return buildChange(verb, written, place);
}

function buildChange(verb: Verb, written: Record<string, unknown>, place: ChangePlace): Change | undefined {
	const { yaml, index } = place;
	const path = readPath(written[verb], valueRange(yaml, [index, verb]), place);
	const document = 'document' in written ? readDocument(written['document'], place) : undefined;
	if (!path || document === null) return undefined;
	const shared = { path, ...(document && { document }), range: valueRange(yaml, [index]) };
	const data = (key: string) => dataTemplate(nodeAt(yaml.document.contents, [index, key]), place.context);
	switch (verb) {
		case 'set':
			return { type: 'set', ...shared, value: data('to'), create: written['create'] === true };
		case 'delete':
			return { type: 'delete', ...shared };
		case 'append':
			return { type: 'insert', ...shared, value: data('value'), place: { type: 'end' } };
		case 'prepend':
			return { type: 'insert', ...shared, value: data('value'), place: { type: 'start' } };
		case 'remove':
			return { type: 'remove', ...shared, value: data('value') };
		case 'insert': {
			const sides = (['before', 'after'] as const).filter((side) => side in written);
			const [side] = sides;
			if (!side || sides.length > 1) return reportNoPlace(place);
			return { type: 'insert', ...shared, value: data('value'), place: { type: side, entry: data(side) } };
		}
	}
}

type DocumentSelector = NonNullable<Change['document']>;

function readDocument(written: unknown, place: ChangePlace): DocumentSelector | undefined | null {
	if (typeof written === 'number') return { type: 'number', number: written };
	const { yaml, index, context } = place;
	const where: { path: KeyPath; value: ReturnType<typeof dataTemplate> }[] = [];
	for (const key of Object.keys(asRecord(written))) {
		const path = readPath(key, keyRange(yaml, [index, 'document', key]), place);
		if (!path) return null;
		where.push({ path, value: dataTemplate(nodeAt(yaml.document.contents, [index, 'document', key]), context) });
	}
	return { type: 'match', where };
}

/** Reads a path; a fault stands at its own place where the path is written in one line without escapes. */
function readPath(written: unknown, range: Range, { context, extraction }: ChangePlace): KeyPath | undefined {
	const text = context.masked.unmask(String(written));
	const path = parseKeyPath(text);
	if (!('message' in path)) return path;
	const { start, end } = range;
	const quotes = end.offset - start.offset === text.length + 2 ? 1 : 0;
	const exact = start.line === end.line && end.offset - start.offset - 2 * quotes === text.length;
	const { source } = extraction;
	const from = start.offset + quotes + path.offset;
	extraction.report(rule, exact ? source.range(from, from + 1) : range, path.message, path.hint);
	return undefined;
}

function reportVerb(
	{ yaml, index, extraction }: ChangePlace,
	keys: readonly string[],
	given: readonly string[],
): undefined {
	const [, second] = given;
	if (second !== undefined) {
		const message = `This change has two verbs, ${listOf(given)}.`;
		extraction.report(rule, keyRange(yaml, [index, second]), message, 'Write a change for each, with `- ` before it.');
		return;
	}
	const meant = keys.flatMap((key) => didYouMean(key, verbs) ?? [])[0];
	const hint = meant ?? `A change begins with one of ${listOf(verbs)} and the path of a key.`;
	extraction.report(rule, valueRange(yaml, [index]), 'This change says nothing that can be done.', hint);
}

function reportNoPlace({ yaml, index, extraction }: ChangePlace): undefined {
	const hint = 'Name the entry beside which it goes, such as `before: value`; `append` and `prepend` need none.';
	extraction.report(rule, keyRange(yaml, [index, 'insert']), '`insert` needs `before` or `after`, one of them.', hint);
}
