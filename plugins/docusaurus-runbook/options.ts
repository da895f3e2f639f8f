import { nearest } from '../remark-runbook/index.ts';
import * as z from 'zod';

const pathSchema = z.string().regex(/^[^/].*[^/]$|^[^/]$/, 'a path without a slash at its ends');

const optionsSchema = z.strictObject({
	/** Directory that readers start the runner in, relative to the site; documents are named from there. */
	root: z.string().default('.'),
	/** Names of directives that other plugins of the site render; any other unknown name is an error. */
	directives: z.array(z.string()).default([]),
	/** Address of the index of all runbooks, below the site's base; false for none. */
	index: z.union([pathSchema, z.literal(false)]).default('runbooks'),
	/** Address of the page that leads from symptoms to runbooks, below the site's base; false for none. */
	incident: z.union([pathSchema, z.literal(false)]).default('incident'),
	/** Whether built pages stay readable in browsers that saw one of them, when the server is down. */
	offline: z.boolean().default(true),
	/** Whether the navigation bar searches the site, with no service. */
	search: z.boolean().default(true),
	/** The runner's JSON reports that prove the steps: globs, relative to `root`. */
	reports: z.array(z.string()).default(['runbook-reports/*.json']),
	/** Days after which a proof is too old to count. */
	staleAfter: z.number().positive().default(30),
	/** The path of the page that shows the proof of all runbooks, below the site's base; `false` for none. */
	status: z.union([pathSchema, z.literal(false)]).default('runbook-status'),
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

/** The options of the plugin as Docusaurus hands them on: with an id of its own. */
export function readPluginOptions(given: unknown): ReadRunbookOptions {
	if (typeof given !== 'object' || given === null) return readOptions(given);
	return readOptions(Object.fromEntries(Object.entries(given).filter(([name]) => name !== 'id')));
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
