import type { Data, KeyPath, KeyStep } from '../../../plugins/remark-runbook/language.ts';
import { fillTemplate, nearest } from '../../../plugins/remark-runbook/language.ts';
import type { Key } from '../contract.ts';
import { isList, isMap, sameData, textOf } from './data.ts';

type Values = (name: string) => string | undefined;

/** Where a path leads in data: to something, or as far as it goes and what is not there. */
export type Resolved =
	| { found: true; path: Key[]; value: Data }
	| { found: false; path: Key[]; parent: Data; missing: Key | undefined; rest: KeyStep[]; why: string; hint?: string };

/** Follows a path through data. */
export function resolvePath(data: Data, { steps }: KeyPath, values: Values): Resolved {
	const path: Key[] = [];
	let value = data;
	for (const [index, step] of steps.entries()) {
		const key = keyOf(value, step, values);
		const next = key === undefined ? undefined : at(value, key);
		if (key === undefined || next === undefined) {
			const rest = steps.slice(index + 1);
			return { found: false, path, parent: value, missing: key, rest, ...explain(value, step, path, values) };
		}
		path.push(key);
		value = next;
	}
	return { found: true, path, value };
}

/** What stands at a key of a map or a place of a list. */
export function at(data: Data, key: Key): Data | undefined {
	if (isList(data)) return typeof key === 'number' ? data[key] : undefined;
	return isMap(data) && Object.hasOwn(data, String(key)) ? data[String(key)] : undefined;
}

/** The key or place that a step means; a key also where it is not there. */
function keyOf(data: Data, step: KeyStep, values: Values): Key | undefined {
	if (step.type === 'key') return isMap(data) || data === null ? fillTemplate(step.key, values) : undefined;
	if (!isList(data)) return undefined;
	if (step.type === 'index') {
		const index = step.index < 0 ? data.length + step.index : step.index;
		return index >= 0 && index < data.length ? index : undefined;
	}
	const wanted = fillTemplate(step.value, values);
	const name = step.key && fillTemplate(step.key, values);
	const index = data.findIndex((entry) => textOf(name === undefined ? entry : (at(entry, name) ?? null)) === wanted);
	return index < 0 ? undefined : index;
}

/** `services.web.ports[0]`, as paths are written. */
export function nameOfPath(path: readonly Key[]): string {
	return path
		.map((key, index) => {
			if (typeof key === 'number') return `[${key}]`;
			return (index > 0 ? '.' : '') + (/[.[\]"]/.test(key) ? JSON.stringify(key) : key);
		})
		.join('');
}

function explain(data: Data, step: KeyStep, path: readonly Key[], values: Values): { why: string; hint?: string } {
	const place = path.length === 0 ? 'the file' : nameOfPath(path);
	if (step.type === 'key') {
		const key = fillTemplate(step.key, values);
		if (!isMap(data)) return { why: `${place} is ${nounOf(data)} and has no keys` };
		const meant = nearest(key, Object.keys(data));
		return { why: `${place} has no key ${key}`, ...(meant !== undefined && { hint: `Did you mean ${meant}?` }) };
	}
	if (!isList(data)) return { why: `${place} is ${nounOf(data)} and no list` };
	if (step.type === 'index') return { why: `${place} has ${data.length} entries, none at ${step.index}` };
	const wanted = fillTemplate(step.value, values);
	const entry = step.key ? `entry whose ${fillTemplate(step.key, values)} is ${wanted}` : `entry ${wanted}`;
	return { why: `${place} has no ${entry}` };
}

function nounOf(data: Data): string {
	if (isList(data)) return 'a list';
	if (isMap(data)) return 'a map';
	return data === null ? 'empty' : `the value ${JSON.stringify(data)}`;
}

/** The place of an entry that is the value, or a map that holds the keys of one. */
export function findEntry(list: readonly Data[], wanted: Data): number {
	return list.findIndex((entry) => holds(entry, wanted));
}

function holds(entry: Data, wanted: Data): boolean {
	if (!isMap(wanted) || !isMap(entry)) return sameData(entry, wanted);
	return Object.entries(wanted).every(([key, value]) => sameData(at(entry, key) ?? undefined, value));
}
