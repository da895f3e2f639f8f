import * as z from 'zod';
import { inputNameSchema } from './input.ts';
import { rangeSchema } from './range.ts';

const captureTypes = ['text', 'number', 'boolean', 'json'] as const;
const captureSources = ['stdout', 'stderr', 'body', 'headers'] as const;

/** One entry of a `capture` fence: what of the answer a name stands for. Nothing given takes all of it. */
const captureRuleSchema = z.strictObject({
	/** Its first group, or the whole match where it has none. */
	regex: z.string().optional(),
	/** Path into a JSON answer: `items[0].name`. */
	json: z.string().optional(),
	/** Of a call: the output of the called runbook; the one of the same name where nothing is said. */
	output: inputNameSchema.optional(),
	/** Where it is taken from; stdout or the body where nothing is said. */
	of: z.enum(captureSources).optional(),
	type: z.enum(captureTypes).optional(),
	/** Masked from then on wherever it would be shown. */
	secret: z.boolean().optional(),
});

/** A `capture` fence: names and what each stands for. */
export const captureFenceSchema = z
	.record(inputNameSchema, captureRuleSchema)
	.refine((entries) => Object.keys(entries).length > 0, 'at least one name');

/** A name that a step yields. */
export const captureSchema = z.object({
	name: z.string(),
	regex: z.string().optional(),
	json: z.string().optional(),
	output: z.string().optional(),
	of: z.enum(captureSources).optional(),
	type: z.enum(captureTypes),
	secret: z.boolean(),
	range: rangeSchema,
});
export type Capture = z.infer<typeof captureSchema>;
