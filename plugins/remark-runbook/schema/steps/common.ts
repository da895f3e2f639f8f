import * as z from 'zod';
import { captureSchema } from '../capture.ts';
import { durationSchema } from '../duration.ts';
import { commandFenceSchema, outputFenceSchema } from '../fence.ts';
import { inputNameSchema } from '../input.ts';
import { rangeSchema } from '../range.ts';
import { serialSchema } from '../target.ts';

/** A bare attribute (`danger`) is true; one with a text gives the reason. */
const flagOrReason = z.string().transform((text) => (text === '' ? true : text));
/** A bare attribute, or one that says `true` or `false`. */
export const flag = z.enum(['', 'true', 'false']).transform((text) => text !== 'false');
const count = z.string().regex(/^\d+$/, 'a whole number').transform(Number);

/** The attributes that every kind takes, as written (texts) and as read (numbers, milliseconds, lists). */
export const commonAttributesSchema = z.strictObject({
	timeout: durationSchema.optional().describe('how long the step may take, such as `2m`; then it ends and has failed'),
	retry: count.optional().describe('how often it is tried again after a failure'),
	delay: durationSchema.optional().describe('the time before it is tried again, such as `5s`'),
	backoff: z
		.string()
		.regex(/^\d+(\.\d+)?$/, 'a factor such as 2')
		.transform(Number)
		.optional()
		.describe('what the delay is multiplied by for each further try, such as `2`'),
	if: z
		.string()
		.min(1, 'a CEL expression')
		.optional()
		.describe('a CEL expression; where it is false the step is skipped'),
	target: inputNameSchema
		.optional()
		.describe('the target of the frontmatter on which it runs; this machine where none is named'),
	serial: serialSchema.optional().describe('how many hosts of its target at a time: `2`, or a share such as `25%`'),
	danger: flagOrReason
		.optional()
		.describe('it can destroy something, with the reason if one is given; a run asks for it to be allowed'),
	confirm: flagOrReason.optional().describe('a run asks before it, with the reason if one is given'),
	capture: inputNameSchema.optional().describe('the name under which later steps know its whole answer'),
	'continue-on-error': flag.optional().describe('a failure is reported, and the run goes on'),
	tags: z
		.string()
		.transform((text) => text.split(/[\s,]+/).filter(Boolean))
		.optional()
		.describe('names by which `--tags` and `--skip-tags` choose steps, with spaces or commas between them'),
});

/** The common attributes once read, as the extracted model carries them. */
const readAttributesSchema = z.object({
	timeout: z.number().optional(),
	retry: z.number().optional(),
	delay: z.number().optional(),
	backoff: z.number().optional(),
	if: z.string().optional(),
	target: z.string().optional(),
	serial: z.string().optional(),
	danger: z.union([z.literal(true), z.string()]).optional(),
	confirm: z.union([z.literal(true), z.string()]).optional(),
	'continue-on-error': z.boolean().optional(),
	tags: z.array(z.string()).optional(),
});

/** What every extracted step has. `section` is the path of headings above it. */
export const stepBaseSchema = z.object({
	id: z.string(),
	title: z.string(),
	range: rangeSchema,
	section: z.array(z.string()),
	/** The options that it stands in, outermost first. */
	within: z.array(z.object({ choose: z.string(), option: z.string() })).optional(),
	attributes: readAttributesSchema,
	/** The names that it yields, by its `capture` attribute and fence. */
	captures: z.array(captureSchema),
	output: z.array(outputFenceSchema),
	check: commandFenceSchema.optional(),
	undo: commandFenceSchema.optional(),
	dryRun: commandFenceSchema.optional(),
});
