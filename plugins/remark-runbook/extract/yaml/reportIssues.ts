import type * as z from 'zod';
import type { LanguageRuleId } from '../../problems/catalogue.ts';
import { didYouMean } from '../../problems/nearest.ts';
import type { Extraction } from '../extraction.ts';
import type { ReadYaml } from './readYaml.ts';
import { discriminatorValues, keysAt } from './schemaAt.ts';
import { keyRange, valueRange } from './yamlRange.ts';

type Issue = z.core.$ZodIssue;

interface Checked {
	yaml: ReadYaml;
	schema: z.core.$ZodType;
	data: unknown;
	/** Path of the checked data in the YAML. */
	at: readonly PropertyKey[];
	rules: { key: LanguageRuleId; value: LanguageRuleId };
}

/** Reports what a schema finds in a part of YAML, each at its key or value. */
export function reportIssues(issues: readonly Issue[], checked: Checked, extraction: Extraction): void {
	for (const issue of issues) {
		if (issue.code === 'unrecognized_keys') {
			for (const key of issue.keys) reportUnknownKey(key, issue.path, checked, extraction);
		} else {
			reportValue(issue, checked, extraction);
		}
	}
}

function reportUnknownKey(key: string, path: readonly PropertyKey[], checked: Checked, extraction: Extraction): void {
	const known = keysAt(checked.schema, path, checked.data);
	const range = keyRange(checked.yaml, [...checked.at, ...path, key]);
	const owner = [...checked.at, ...path].map(String).join('.');
	const hint = didYouMean(key, known) ?? `It has ${list(known)}.`;
	extraction.report(checked.rules.key, range, `\`${key}\` is no key${owner ? ` of \`${owner}\`` : ' here'}.`, hint);
}

function reportValue(issue: Issue, checked: Checked, extraction: Extraction): void {
	const path = [...checked.at, ...issue.path];
	const name = path.map(String).join('.') || 'This';
	const subject = path.length > 0 ? `\`${name}\`` : name;
	const { data } = checked;
	const found = valueAt(data, issue.path);
	const range = issue.code === 'invalid_key' ? keyRange(checked.yaml, path) : valueRange(checked.yaml, path);
	const { message, hint } = explain(issue, subject, found, checked);
	extraction.report(checked.rules.value, range, message, hint);
}

function explain(
	issue: Issue,
	subject: string,
	found: unknown,
	checked: Checked,
): { message: string; hint?: string | undefined } {
	if (issue.code === 'invalid_type') return explainType(issue.expected, subject, found);
	if (issue.code === 'invalid_union') {
		const allowed = discriminatorValues(checked.schema, issue.path.slice(0, -1), checked.data);
		if (allowed.length === 0) return { message: `${subject} is ${nameOf(found)}, which it cannot be.` };
		const message = found === undefined ? `${subject} is missing.` : `\`${String(found)}\` is no ${lastName(issue)}.`;
		return { message, hint: didYouMean(String(found), allowed) ?? `It is one of ${list(allowed)}.` };
	}
	if (issue.code === 'invalid_key') {
		return {
			message: `${subject} has a name that cannot be used.`,
			hint: 'Names are letters, digits, `_` and `-`, and begin with a letter or `_`.',
		};
	}
	if (issue.code === 'too_small')
		return { message: `${subject} is empty or too small.`, hint: 'Give it at least one entry.' };
	return { message: `${subject} is ${nameOf(found)}; expected ${issue.message}.` };
}

function explainType(expected: string, subject: string, found: unknown): { message: string; hint?: string } {
	if (found === undefined) return { message: `${subject} is missing; expected ${nouns[expected] ?? expected}.` };
	const message = `${subject} is ${nameOf(found)}; expected ${nouns[expected] ?? expected}.`;
	const quotable = expected === 'string' && (typeof found === 'number' || typeof found === 'boolean');
	return quotable ? { message, hint: `Put it in quotes: \`"${String(found)}"\`.` } : { message };
}

const nouns: Record<string, string> = {
	string: 'a text',
	number: 'a number',
	boolean: '`true` or `false`',
	object: 'a map of keys',
	record: 'a map of names',
	array: 'a list',
	int: 'a whole number',
};

function nameOf(value: unknown): string {
	if (value === null || value === undefined) return 'empty';
	if (Array.isArray(value)) return 'a list';
	if (typeof value === 'object') return 'a map of keys';
	return typeof value === 'string' ? `\`${value}\`` : `the ${typeof value} \`${String(value)}\``;
}

function lastName(issue: Issue): string {
	return String(issue.path.at(-1) ?? 'value');
}

function list(words: readonly string[]): string {
	return words.map((word) => `\`${word}\``).join(', ');
}

function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
	let value = data;
	for (const step of path) value = typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined;
	return value;
}
