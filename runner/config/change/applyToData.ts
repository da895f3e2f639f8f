import type { Data } from '../../../plugins/remark-runbook/language.ts';
import type { Key, Operation } from '../contract.ts';
import { isList, isMap } from './data.ts';

/** The data that an operation is to lead to: what an edited text is held against. */
export function applyToData(data: Data, operation: Operation): Data {
	switch (operation.type) {
		case 'replace':
			return change(data, operation.path, () => operation.value);
		case 'add':
			return change(data, operation.path, (map) => ({ ...(isMap(map) ? map : {}), [operation.key]: operation.value }));
		case 'insert':
			return change(data, operation.path, (list) =>
				isList(list) ? list.toSpliced(operation.index, 0, operation.value) : list,
			);
		case 'remove': {
			const key = operation.path.at(-1);
			return change(data, operation.path.slice(0, -1), (parent) => without(parent, key));
		}
	}
}

function without(parent: Data, key: Key | undefined): Data {
	if (isList(parent)) return parent.toSpliced(Number(key), 1);
	return isMap(parent) ? Object.fromEntries(Object.entries(parent).filter(([name]) => name !== key)) : parent;
}

function change(data: Data, [key, ...rest]: readonly Key[], update: (data: Data) => Data): Data {
	if (key === undefined) return update(data);
	if (isList(data)) return data.map((entry, index) => (index === key ? change(entry, rest, update) : entry));
	if (!isMap(data)) return data;
	return Object.fromEntries(
		Object.entries(data).map(([name, value]) => [name, name === key ? change(value, rest, update) : value]),
	);
}
