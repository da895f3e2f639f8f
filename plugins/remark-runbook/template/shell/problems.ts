import { placeholderAt } from '../scanText.ts';
import type { Lexer } from './lexer.ts';

type Explain = (name: string) => { message: string; hint: string };

const variableFor = (name: string) => name.replaceAll('-', '_');

/** Why a value cannot stand in a construct of the shell, and the mend that keeps the command's meaning. */
export const misplaced = {
	backtick: (name) => ({
		message: `A value inside backticks can't be quoted exactly: {{${name}}}.`,
		hint: 'Write $(…) instead of the backticks.',
	}),
	parameter: (name) => ({
		message: `A value inside \${…} can't be quoted exactly: {{${name}}}.`,
		hint: `Put ${variableFor(name)}={{${name}}} on a line before, and use $${variableFor(name)} inside \${…}.`,
	}),
	assignment: (name) => ({
		message: `The name of a variable can't come from {{${name}}}.`,
		hint: `Write the name out; for the environment of one command, env {{${name}}}=value command.`,
	}),
	delimiter: (name) => ({
		message: `The end mark of a here-document can't come from {{${name}}}.`,
		hint: 'Use a fixed word such as EOF.',
	}),
	joined: (name) => ({
		message: `{{${name}}} is joined to a name or number of an arithmetic expression.`,
		hint: 'Put an operator between, or compute the whole number in a variable of its own.',
	}),
	control: (name) => ({
		message: `{{${name}}} would complete the escape \\c.`,
		hint: "Write the escape out, or end the $'…' before the value.",
	}),
} satisfies Record<string, Explain>;

/** Reports the placeholder of a given length at an offset as standing where no value can. */
export function reportAt(
	lexer: Lexer,
	offset: number,
	name: string,
	length: number,
	why: keyof typeof misplaced,
): void {
	lexer.problems.push({ offset, length, ...misplaced[why](name) });
}

/** Reports the placeholder at the position, where there is one, and moves past it. */
export function report(lexer: Lexer, why: keyof typeof misplaced): boolean {
	const found = placeholderAt(lexer.text, lexer.position);
	if (!found) return false;
	reportAt(lexer, lexer.position, found.name, found.length, why);
	lexer.position += found.length;
	return true;
}
