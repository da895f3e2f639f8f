import { nearest } from '../remark-runbook/index.ts';
import * as z from 'zod';

const optionsSchema = z.strictObject({
	/** Directory that readers start the runner in, relative to the site; documents are named from there. */
	root: z.string().default('.'),
	/** Names of directives that other plugins of the site render; any other unknown name is an error. */
	directives: z.array(z.string()).default([]),
});
export type RunbookOptions = z.input<typeof optionsSchema>;
export type ReadRunbookOptions = z.output<typeof optionsSchema>;

/** Reads the options of the plugin and the preset. Throws an `Error` that names each wrong one and what it takes. */
export function readOptions(options: unknown): ReadRunbookOptions {
	const result = optionsSchema.safeParse(options ?? {});
	if (result.success) return result.data;
	const lines = result.error.issues.flatMap(describeIssue).map((line) => `- ${line}`);
	throw new Error(`The runbook options in the Docusaurus config can't be used:\n${lines.join('\n')}`);
}

function describeIssue(issue: z.core.$ZodIssue): string[] {
	if (issue.code === 'unrecognized_keys') return issue.keys.map(describeUnknown);
	const at = ['runbook', ...issue.path].join('.');
	return [`${at}: ${issue.message}`];
}

function describeUnknown(key: string): string {
	const known = Object.keys(optionsSchema.shape);
	const suggestion = nearest(key, known);
	return `runbook.${key} is no option. ${suggestion ? `Did you mean ${suggestion}?` : `There are: ${known.join(', ')}.`}`;
}
