import { didYouMean } from '../../problems/nearest.ts';
import type { Extraction } from '../extraction.ts';
import { listOf } from '../values/words.ts';
import type { Attribute } from './attribute.ts';
import { conditionNames, type ConditionName } from './conditionNames.ts';

interface Surroundings {
	/** Position of the step from 0. */
	index: number;
	/** Ids of the steps before it. */
	earlier: readonly string[];
}

const members = new Set(['status', 'exit']);

/** Checks the names of an `if` expression: inputs, captures, and results of earlier steps. */
export function checkCondition(attribute: Attribute, { index, earlier }: Surroundings, extraction: Extraction): void {
	const { value, valueOffset, valueRange } = attribute;
	const braces = /\{\{([\w-]+)\}\}/.exec(value)?.[1];
	if (braces !== undefined) {
		const message = `\`if\` is an expression, in which \`{{${braces}}}\` has no meaning.`;
		extraction.report(
			'language/attribute-value',
			valueRange,
			message,
			`Write \`${braces}\` without braces and quotes.`,
		);
		return;
	}
	for (const found of conditionNames(value)) {
		const start = valueOffset + found.offset;
		const range = extraction.source.range(start, start + found.length);
		const fault = found.step && stepFault(found, earlier);
		if (fault) extraction.report('language/condition', range, fault.message, fault.hint);
		else if (!found.step) extraction.uses.push({ name: found.name, range, step: index, afterStep: false });
	}
}

function stepFault(
	{ name, step }: ConditionName,
	earlier: readonly string[],
): { message: string; hint: string } | undefined {
	if (!earlier.includes(name)) {
		const hyphenated = earlier.find((id) => id.startsWith(`${name}-`));
		const hint = hyphenated
			? `An id with \`-\` is written \`steps["${hyphenated}"].status\`.`
			: (didYouMean(name, earlier) ?? `The steps before it are ${listOf(earlier) || 'none'}.`);
		return { message: `No step before this one has the id \`${name}\`.`, hint };
	}
	const member = step?.member;
	if (member !== undefined && members.has(member)) return undefined;
	const found = member === undefined ? 'nothing of it is named' : `\`${member}\` is nothing of it`;
	const hint = `Write \`steps["${name}"].status\` or \`.exit\`; what it prints is read under the name that it captures.`;
	return { message: `This reads the result of step \`${name}\`, and ${found}.`, hint };
}
