import * as z from 'zod';

const outputSchema = z.object({
	/** In the run's directory. */
	file: z.string(),
	/** Bytes that were printed, and those that were kept. */
	bytes: z.number(),
	kept: z.number(),
	text: z.string(),
});

const failureSchema = z.object({
	message: z.string(),
	line: z.number(),
	ruleId: z.string(),
	diff: z.array(z.string()).optional(),
	hint: z.string().optional(),
});

const stepViewSchema = z.object({
	id: z.string(),
	kind: z.string(),
	title: z.string(),
	/** Position among the steps of the document. */
	number: z.number(),
	status: z.string(),
	started: z.string().optional(),
	durationMs: z.number(),
	exit: z.number().optional(),
	command: z.string().optional(),
	reason: z.string().optional(),
	failure: failureSchema.optional(),
	notes: z.array(z.string()),
	captures: z.array(z.object({ name: z.string(), value: z.string() })),
	outputs: z.array(outputSchema),
	undo: z.string().optional(),
	undone: z.object({ status: z.string(), failure: failureSchema.optional() }).optional(),
});
export type StepView = z.infer<typeof stepViewSchema>;

/** What `show` tells of a run: the stable JSON of `--format json`. Times are ISO 8601, secrets are masked. */
export const runViewSchema = z.object({
	schemaVersion: z.literal(1),
	run: z.string(),
	status: z.string(),
	title: z.string(),
	document: z.object({ path: z.string(), sha256: z.string() }),
	workspace: z.string(),
	commit: z.string().optional(),
	operators: z.array(z.object({ user: z.string(), host: z.string() })),
	started: z.string(),
	ended: z.string().optional(),
	inputs: z.record(z.string(), z.string()),
	secrets: z.array(z.string()),
	versions: z.record(z.string(), z.string()),
	steps: z.array(stepViewSchema),
	/** What is not as it was written. */
	damage: z.array(z.object({ file: z.string(), line: z.number().optional(), message: z.string() })),
});
export type RunView = z.infer<typeof runViewSchema>;
