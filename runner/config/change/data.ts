import type { Data } from '../../../plugins/remark-runbook/language.ts';

export type DataMap = { [key: string]: Data };

export function isList(data: Data | undefined): data is Data[] {
	return Array.isArray(data);
}

export function isMap(data: Data | undefined): data is DataMap {
	return typeof data === 'object' && data !== null && !Array.isArray(data);
}

/** A value as text: a text as it is, all else as JSON. */
export function textOf(data: Data): string {
	return typeof data === 'string' ? data : JSON.stringify(data);
}

/** Whether two values are the same; the order of keys counts for nothing. */
export function sameData(a: Data | undefined, b: Data | undefined): boolean {
	if (isList(a) && isList(b)) return a.length === b.length && a.every((entry, index) => sameData(entry, b[index]));
	if (isMap(a) && isMap(b)) {
		const keys = Object.keys(a);
		return (
			keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && sameData(a[key], b[key]))
		);
	}
	return Object.is(a, b) || (a === 0 && b === 0);
}
