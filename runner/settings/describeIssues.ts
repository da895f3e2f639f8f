import type * as z from 'zod';
import { nearest } from '../../plugins/remark-runbook/language.ts';
import { configSchema } from './schema.ts';

/** One line for each thing that is wrong with a configuration, with the nearest right spelling. */
export function describeConfigIssues(error: z.ZodError, exported: unknown): string[] {
	return error.issues.flatMap((issue) => {
		const place = issue.path.map(String).join('.');
		if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => describeUnknown(key, place));
		const found = JSON.stringify(valueAt(exported, issue.path)) ?? 'nothing';
		if (issue.code === 'invalid_value') {
			const values = issue.values.map(String);
			const near = nearest(found.replaceAll('"', ''), values);
			return [`${place} is ${found}. ${near ? `Did you mean "${near}"?` : `It is one of ${values.join(', ')}.`}`];
		}
		return [`${place === '' ? 'the default export' : place} is ${found}. ${issue.message}.`];
	});
}

function describeUnknown(key: string, place: string): string {
	const known = place.startsWith('overrides.') ? ['files', 'rules'] : Object.keys(configSchema.shape);
	const near = nearest(key, known);
	const shown = place === '' ? key : `${place}.${key}`;
	return `${shown} is no setting. ${near ? `Did you mean ${near}?` : `There are: ${known.join(', ')}.`}`;
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
	return path.reduce<unknown>(
		(inner, key) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, key) : undefined),
		value,
	);
}
