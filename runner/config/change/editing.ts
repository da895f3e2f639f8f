import type { Change, Data } from '../../../plugins/remark-runbook/language.ts';
import { ConfigError } from '../contract.ts';
import type { ConfigLanguage, Operation } from '../contract.ts';
import { applyEdits } from '../text/applyEdits.ts';
import { applyToData } from './applyToData.ts';
import { sameData } from './data.ts';
import { fillingFor } from './filling.ts';
import { operationOf } from './operationOf.ts';
import { nameOfPath } from './resolvePath.ts';
import { selectDocument } from './selectDocument.ts';

type Values = (name: string) => string | undefined;

/** A text that is being changed. */
export interface Editing {
	text(): string;
	/** Makes one change; false where it holds already. Throws a `ConfigError` where it can't be made, and changes nothing. */
	apply(change: Change): boolean;
}

/** Starts to change a text; throws a `ConfigError` where it can't be read. Each result is read again and compared. */
export function startEditing(start: string, language: ConfigLanguage, values: Values): Editing {
	const filling = fillingFor(language, values);
	let text = start;
	let documents = structureOf(text, language);
	return {
		text: () => text,
		apply(change) {
			const index = selectDocument(documents, change, filling);
			const operation = operationOf(documents[index] ?? {}, change, filling);
			if (!operation) return false;
			const changed = applyEdits(text, language.edit(text, index, operation));
			documents = verified(changed, expected(documents, index, operation), operation, language);
			text = changed;
			return true;
		},
	};
}

function expected(documents: readonly Data[], index: number, operation: Operation): Data[] {
	if (documents.length === 0) return [applyToData({}, operation)];
	return documents.map((data, place) => (place === index ? applyToData(data, operation) : data));
}

/** The edited text must hold exactly the data that is wanted: an alias, a merge or a duplicate can keep it from that. */
function verified(text: string, wanted: readonly Data[], { path }: Operation, language: ConfigLanguage): Data[] {
	const found = readBack(text, language);
	if (found && found.length === wanted.length && found.every((data, index) => sameData(data, wanted[index])))
		return found;
	throw new ConfigError(`${nameOfPath(path) || 'the file'} can't be changed without changing more than that`, {
		hint: 'Something else refers to it, or its layout is too unusual. Change it by hand, or with a `shell` step.',
	});
}

function readBack(text: string, language: ConfigLanguage): Data[] | undefined {
	try {
		return structureOf(text, language);
	} catch (error) {
		if (error instanceof ConfigError) return undefined;
		throw error;
	}
}

function structureOf(text: string, language: ConfigLanguage): Data[] {
	return language.structure ? language.structure(text) : language.read(text);
}
