import type * as z from 'zod';
import { didYouMean } from '../../problems/nearest.ts';
import { stepBaseSchema } from '../../schema/steps/common.ts';
import { stepKinds, type StepKind } from '../../schema/steps/index.ts';
import type { Extraction } from '../extraction.ts';
import type { Attribute } from './attribute.ts';
import { mendValue } from '../values/mendValue.ts';
import { capitalised, listOf, withArticle } from '../values/words.ts';

/** Reads a step's attributes by its kind's schema; reports each that does not fit, and then gives nothing back. */
export function readAttributes<S extends z.ZodObject>(
	schema: S,
	attributes: readonly Attribute[],
	kind: StepKind,
	extraction: Extraction,
): z.output<S> | undefined {
	const written = Object.fromEntries(
		attributes.filter(({ name }) => name !== 'id').map(({ name, value }) => [name, value]),
	);
	const result = schema.safeParse(written);
	if (result.success) return result.data;
	for (const issue of result.error.issues) {
		if (issue.code === 'unrecognized_keys') {
			const unknown = attributes.filter(({ name }) => issue.keys.includes(name));
			for (const attribute of unknown) reportUnknown(attribute, kind, Object.keys(schema.shape), extraction);
		} else {
			const attribute = attributes.find(({ name }) => name === issue.path[0]);
			if (attribute) reportValue(attribute, expectation(issue), extraction);
		}
	}
	return undefined;
}

const commonSchema = stepBaseSchema.shape.attributes;

/** Those of the attributes that every kind may have. */
export function commonAttributes(attributes: Record<string, unknown>): z.output<typeof commonSchema> {
	return commonSchema.parse(attributes);
}

function reportUnknown(attribute: Attribute, kind: StepKind, known: readonly string[], extraction: Extraction): void {
	const { name, nameRange } = attribute;
	if (name === 'class') {
		const message = `A step has no class.`;
		const hint = `To group steps, write \`tags=${attribute.value.replace(/ /g, ',')}\`.`;
		extraction.report('language/unknown-attribute', nameRange, message, hint);
		return;
	}
	const hint =
		(name === 'target' ? whereInstead(kind) : undefined) ??
		didYouMean(name, [...known, 'id']) ??
		kindsWith(name) ??
		`It has ${known.map((key) => `\`${key}\``).join(', ')}.`;
	extraction.report(
		'language/unknown-attribute',
		nameRange,
		`${capitalised(withArticle(kind))} step has no attribute \`${name}\`.`,
		hint,
	);
}

/** Kinds that act on files and databases do so from the machine that runs the runbook. */
function whereInstead(kind: StepKind): string | undefined {
	if (kind === 'edit' || kind === 'file')
		return 'It changes a file of the workspace on this machine. Change one elsewhere with a `shell` step, which has `target`.';
	if (kind === 'sql')
		return 'It asks its database from this machine. Ask from elsewhere with a `shell` step, which has `target`.';
	if (kind === 'browser') return 'Its browser runs on this machine.';
	return kind === 'call' ? 'The steps of the called runbook say where they run.' : undefined;
}

function kindsWith(name: string): string | undefined {
	const kinds = Object.entries(stepKinds).filter(([, { attributes }]) => Object.hasOwn(attributes.shape, name));
	if (kinds.length === 0) return undefined;
	return `It belongs to ${listOf(kinds.map(([kind]) => kind)).replace(/, (?=[^,]*$)/, ' and ')} steps.`;
}

function reportValue(attribute: Attribute, expected: string, extraction: Extraction): void {
	const { name, value, valueRange } = attribute;
	const found = value === '' ? `\`${name}\` has no value` : `\`${value}\` is no value of \`${name}\``;
	extraction.report('language/attribute-value', valueRange, `${found}; expected ${expected}.`, mendValue(name, value));
}

function expectation(issue: z.core.$ZodIssue): string {
	if (issue.code !== 'invalid_value') return issue.message;
	const values = issue.values.map(String);
	return values.includes('') ? '`true`, `false` or the name alone' : `one of ${listOf(values)}`;
}
