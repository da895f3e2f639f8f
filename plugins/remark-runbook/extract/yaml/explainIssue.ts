import type * as z from 'zod';
import { didYouMean } from '../../problems/nearest.ts';
import { mendDuration } from '../values/mendValue.ts';
import { listOf, nameOf } from '../values/words.ts';

/** A schema's finding with what was found there. */
export interface Finding {
	issue: Exclude<z.core.$ZodIssue, { code: 'unrecognized_keys' }>;
	/** The value's name for a sentence, such as `runbook.owner` in code marks. */
	subject: string;
	/** The last key of its path; none for the whole text. */
	name: string | undefined;
	found: unknown;
	/** A plain value as it is written. */
	written: string | undefined;
	/** The values that the discriminator of a union may have. */
	alternatives: readonly string[];
}

interface Explanation {
	message: string;
	hint: string;
}

/** Says what a value is, what was expected, and how to mend it. */
export function explainIssue(finding: Finding): Explanation {
	const { issue, subject, found, written } = finding;
	switch (issue.code) {
		case 'invalid_type':
			return explainType(issue.expected, finding);
		case 'invalid_union':
			return explainUnion(finding);
		case 'invalid_key':
			return {
				message: `${subject} has a name that cannot be used.`,
				hint: 'Names are letters, digits, `_` and `-`, and begin with a letter or `_`.',
			};
		case 'too_small':
			return { message: `${subject} has no entry.`, hint: 'Give it at least one.' };
		case 'invalid_value': {
			const values = issue.values.map(String);
			const hint = typeof found === 'string' ? didYouMean(found, values) : undefined;
			return {
				message: `${subject} is ${nameOf(found, written)}; expected one of ${listOf(values)}.`,
				hint: hint ?? 'Write one of them.',
			};
		}
		case 'custom':
			return { message: `${subject} needs ${issue.message}.`, hint: 'Add what must hold, or remove the step.' };
		default: {
			const duration = typeof found === 'string' ? mendDuration(found) : undefined;
			const hint = duration ? `Write \`${duration}\`.` : 'Correct the value.';
			return { message: `${subject} is ${nameOf(found, written)}; expected ${issue.message}.`, hint };
		}
	}
}

function explainUnion({ subject, name, found, written, alternatives }: Finding): Explanation {
	const message =
		found === undefined
			? `${subject} is missing.`
			: `${nameOf(found, written)} is no ${name ?? 'value'} that is known.`;
	const suggestion = typeof found === 'string' ? didYouMean(found, alternatives) : undefined;
	return { message, hint: suggestion ?? hintOfUnion(alternatives, found === undefined ? name : undefined) };
}

/** Forms that differ in more than one key have no alternatives to list. */
function hintOfUnion(alternatives: readonly string[], missing: string | undefined): string {
	if (alternatives.length > 1) return `It is one of ${listOf(alternatives)}.`;
	if (alternatives.length === 1) return `It can only be ${listOf(alternatives)}.`;
	return missing === undefined ? 'Correct the value.' : `Add \`${missing}\`.`;
}

const nouns: Record<string, string> = {
	string: 'a text',
	number: 'a number',
	int: 'a whole number',
	boolean: '`true` or `false`',
	object: 'a map of keys',
	record: 'a map of names',
	nonoptional: 'a value',
	array: 'a list',
};

function explainType(expected: string, finding: Finding): Explanation {
	const { subject, found, written } = finding;
	const noun = nouns[expected] ?? expected;
	if (found === undefined)
		return { message: `${subject} is missing; expected ${noun}.`, hint: `Add \`${finding.name}\`.` };
	return { message: `${subject} is ${nameOf(found, written)}; expected ${noun}.`, hint: mendType(expected, finding) };
}

function mendType(expected: string, { found, written, name }: Finding): string {
	const text = written ?? String(found);
	const scalar = typeof found !== 'object' || written !== undefined;
	if (expected === 'string' && scalar) return `Put it in quotes: \`"${text}"\`.`;
	if (expected === 'array' && scalar) return `Write it as a list: \`[${text}]\`.`;
	const isNumeral = typeof found === 'string' && found.trim() !== '' && !Number.isNaN(Number(found));
	if (isNumeral && (expected === 'number' || expected === 'int')) return `Write it without quotes: \`${found}\`.`;
	if (expected === 'object' || expected === 'record') {
		return name === undefined ? 'Write its keys on lines of their own.' : `Write its keys indented below \`${name}:\`.`;
	}
	return `Write ${nouns[expected] ?? expected}.`;
}
