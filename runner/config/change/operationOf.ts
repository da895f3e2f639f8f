import type { Change, Data, KeyStep } from '../../../plugins/remark-runbook/language.ts';
import { fillTemplate } from '../../../plugins/remark-runbook/language.ts';
import { ConfigError } from '../contract.ts';
import type { Operation } from '../contract.ts';
import { isList, isMap, sameData } from './data.ts';
import type { Filling } from './filling.ts';
import { findEntry, nameOfPath, resolvePath } from './resolvePath.ts';
import type { Resolved } from './resolvePath.ts';

type ChangeOf<T extends Change['type']> = Extract<Change, { type: T }>;

/** What a change means for a file's data; undefined where it holds already. Throws a `ConfigError` where it can't be. */
export function operationOf(data: Data, change: Change, filling: Filling): Operation | undefined {
	const resolved = resolvePath(data, change.path, filling.values);
	switch (change.type) {
		case 'set':
			return setOperation(resolved, change, filling);
		case 'delete':
			return resolved.found ? { type: 'remove', path: resolved.path } : undefined;
		case 'insert':
			return insertOperation(resolved, change, filling);
		case 'remove':
			return removeOperation(resolved, change, filling);
	}
}

function setOperation(resolved: Resolved, change: ChangeOf<'set'>, filling: Filling): Operation | undefined {
	const value = filling.data(change.value);
	if (resolved.found)
		return sameData(resolved.value, value) ? undefined : { type: 'replace', path: resolved.path, value };
	if (!change.create) {
		const hint = resolved.hint ?? 'Correct the path, or write `create: true` below it to add what is missing.';
		throw new ConfigError(resolved.why, { hint });
	}
	return creation(resolved, value, filling);
}

/** Adds what is missing of a path: the maps on the way, and the value at its end. */
function creation(resolved: Extract<Resolved, { found: false }>, value: Data, filling: Filling): Operation {
	const { missing, parent, path, rest } = resolved;
	if (typeof missing !== 'string' || !rest.every(({ type }) => type === 'key')) {
		const hint = 'Only keys of maps can be created; add entries of lists with `append`.';
		throw new ConfigError(resolved.why, { hint });
	}
	const nested = rest.toReversed().reduce<Data>((inner, step) => ({ [keyName(step, filling)]: inner }), value);
	if (parent === null) return { type: 'replace', path, value: { [missing]: nested } };
	if (!isMap(parent)) throw new ConfigError(resolved.why);
	return { type: 'add', path, key: missing, value: nested };
}

function keyName(step: KeyStep, filling: Filling): string {
	return step.type === 'key' ? fillTemplate(step.key, filling.values) : '';
}

function insertOperation(resolved: Resolved, change: ChangeOf<'insert'>, filling: Filling): Operation | undefined {
	const list = listAt(resolved);
	const value = filling.data(change.value);
	if (list.some((entry) => sameData(entry, value))) return undefined;
	return { type: 'insert', path: resolved.path, index: placeIn(list, change, resolved, filling), value };
}

function placeIn(list: readonly Data[], { place }: ChangeOf<'insert'>, { path }: Resolved, filling: Filling): number {
	if (!('entry' in place)) return place.type === 'start' ? 0 : list.length;
	const wanted = filling.data(place.entry);
	const index = findEntry(list, wanted);
	if (index < 0) throw new ConfigError(`${nameOfPath(path)} has no entry ${JSON.stringify(wanted)}`);
	return place.type === 'before' ? index : index + 1;
}

function removeOperation(resolved: Resolved, change: ChangeOf<'remove'>, filling: Filling): Operation | undefined {
	const index = findEntry(listAt(resolved), filling.data(change.value));
	return index < 0 ? undefined : { type: 'remove', path: [...resolved.path, index] };
}

function listAt(resolved: Resolved): readonly Data[] {
	if (!resolved.found) throw new ConfigError(resolved.why, resolved.hint === undefined ? {} : { hint: resolved.hint });
	if (isList(resolved.value)) return resolved.value;
	throw new ConfigError(`${nameOfPath(resolved.path)} is no list`, { hint: 'Use `set` for a value that is no list.' });
}
