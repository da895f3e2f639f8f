import * as z from 'zod';
import { commandFenceSchema } from '../fence.ts';
import { durationSchema } from '../duration.ts';
import { flag, stepBaseSchema } from './common.ts';

const exitStatuses = z
	.string()
	.regex(
		/^(?:1?\d{1,2}|2[0-4]\d|25[0-5])(?:,(?:1?\d{1,2}|2[0-4]\d|25[0-5]))*$/,
		'an exit status from 0 to 255, or several with commas',
	)
	.transform((text) => text.split(',').map(Number));

/** `:::shell[Title]{#id exit=0}`: a command in the document's session. */
export const shellAttributes = {
	exit: exitStatuses
		.optional()
		.describe('the exit statuses that count as success, such as `0,3`; `0` where none is named'),
	follow: durationSchema.optional().describe('a command that never ends is shown for this time, and ended'),
	background: flag.optional().describe('it runs on beside the steps that follow, up to the end of the run'),
};

export const shellStepSchema = stepBaseSchema.extend({
	kind: z.literal('shell'),
	command: commandFenceSchema,
	/** Exit statuses that count as success. */
	exit: z.array(z.int()),
	/** Milliseconds after which a command that never ends is ended. */
	follow: z.number().optional(),
	/** It runs on beside the steps that follow. */
	background: z.boolean(),
	/** Exits 0 once a background command can be used. */
	ready: commandFenceSchema.optional(),
});
export type ShellStep = z.infer<typeof shellStepSchema>;
