import * as z from 'zod';

const workspace = z.string().optional();
const reporter = z.array(z.string()).default(['terminal']);

export const listOptionsSchema = z.object({ workspace, json: z.boolean().default(false) });
export const showOptionsSchema = z.object({
	workspace,
	format: z.enum(['text', 'json', 'html']),
	output: z.string().optional(),
});
export const verifyOptionsSchema = z.object({ workspace });

/** What `resume` and `undo` share. */
export const goOnOptionsSchema = z.object({
	workspace,
	inputFile: z.array(z.string()).default([]),
	step: z.boolean().optional(),
	quiet: z.boolean().default(false),
	verbose: z.boolean().default(false),
	yes: z.boolean().default(false),
	allowDanger: z.boolean().default(false),
	approve: z.array(z.string()).default([]),
	acceptChanges: z.boolean().default(false),
	rerunUnknown: z.boolean().default(false),
	recapture: z.boolean().default(false),
	skipUnknown: z.boolean().default(false),
	undo: z.enum(['never', 'on-failure', 'always']).optional(),
	reporter,
});
export type GoOnOptions = z.infer<typeof goOnOptionsSchema>;
