import type * as z from 'zod';
import type { LanguageRuleId } from '../../problems/catalogue.ts';
import { didYouMean } from '../../problems/nearest.ts';
import type { Extraction } from '../extraction.ts';
import { listOf } from '../values/words.ts';
import { explainIssue, type Finding } from './explainIssue.ts';
import type { ReadYaml } from './readYaml.ts';
import { discriminatorValues, keysAt } from './schemaAt.ts';
import { keyRange, valueRange, valueText } from './yamlRange.ts';

type Path = readonly PropertyKey[];

/** A part of YAML that was held against a schema. */
export interface CheckedYaml {
	yaml: ReadYaml;
	schema: z.core.$ZodType;
	data: unknown;
	/** Path of the checked data in the YAML. */
	at: Path;
	rules: { key: LanguageRuleId; value: LanguageRuleId };
}

/** Reports what a schema finds in a part of YAML, each at its key or value. */
export function reportIssues(issues: readonly z.core.$ZodIssue[], checked: CheckedYaml, extraction: Extraction): void {
	for (const issue of issues) {
		if (issue.code === 'unrecognized_keys') {
			for (const key of issue.keys) reportUnknownKey(key, issue.path, checked, extraction);
		} else {
			reportValue(issue, checked, extraction);
		}
	}
}

function reportUnknownKey(key: string, path: Path, checked: CheckedYaml, extraction: Extraction): void {
	const known = keysAt(checked.schema, path, checked.data);
	const owner = [...checked.at, ...path];
	const message = `\`${key}\` is no key${owner.length > 0 ? ` of \`${nameOfPath(owner)}\`` : ' of this fence'}.`;
	const hint = didYouMean(key, known) ?? `It has ${listOf(known)}.`;
	extraction.report(checked.rules.key, keyRange(checked.yaml, [...owner, key]), message, hint);
}

function reportValue(issue: Finding['issue'], checked: CheckedYaml, extraction: Extraction): void {
	const { yaml, rules, schema, data } = checked;
	const path = [...checked.at, ...issue.path];
	const { message, hint } = explainIssue({
		issue,
		subject: path.length > 0 ? `\`${nameOfPath(path)}\`` : 'This fence',
		name: path.at(-1)?.toString(),
		found: valueAt(data, issue.path),
		written: valueText(yaml, path),
		alternatives: discriminatorValues(schema, issue.path.slice(0, -1), data),
	});
	const range = issue.code === 'invalid_key' ? keyRange(yaml, path) : valueRange(yaml, path);
	extraction.report(rules.value, range, message, hint);
}

/** A path as people write it: `config[0].key`. */
function nameOfPath(path: Path): string {
	return path
		.map((step, index) => (typeof step === 'number' ? `[${step}]` : `${index > 0 ? '.' : ''}${String(step)}`))
		.join('');
}

function valueAt(data: unknown, path: Path): unknown {
	let value = data;
	for (const step of path) value = typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined;
	return value;
}
