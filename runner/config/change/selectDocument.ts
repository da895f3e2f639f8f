import type { Change, Data } from '../../../plugins/remark-runbook/language.ts';
import { ConfigError } from '../contract.ts';
import { sameData } from './data.ts';
import type { Filling } from './filling.ts';
import { resolvePath } from './resolvePath.ts';

/** The place of the document that a change means, from 0. Throws a `ConfigError` where it means none or several. */
export function selectDocument(documents: readonly Data[], { document }: Change, filling: Filling): number {
	if (!document) {
		if (documents.length <= 1) return 0;
		const hint = 'Say which: `document: 2`, or `document: { kind: Deployment }`.';
		throw new ConfigError(`the file has ${documents.length} documents`, { hint });
	}
	if (document.type === 'number') {
		if (document.number <= documents.length) return document.number - 1;
		throw new ConfigError(`the file has ${documents.length} documents, none with the number ${document.number}`);
	}
	const fitting = [...documents.keys()].filter((index) =>
		document.where.every(({ path, value }) => {
			const found = resolvePath(documents[index] ?? null, path, filling.values);
			return found.found && sameData(found.value, filling.data(value));
		}),
	);
	const [first] = fitting;
	if (first !== undefined && fitting.length === 1) return first;
	const count = first === undefined ? 'no document of the file fits' : `${fitting.length} documents of the file fit`;
	throw new ConfigError(`${count} \`document\``, { hint: 'Give `document` the keys and values of exactly one.' });
}
