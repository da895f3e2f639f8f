import * as z from 'zod';
import { commandFenceSchema } from '../fence.ts';
import { stepBaseSchema } from './common.ts';

const exitStatuses = z
	.string()
	.regex(
		/^(?:1?\d{1,2}|2[0-4]\d|25[0-5])(?:,(?:1?\d{1,2}|2[0-4]\d|25[0-5]))*$/,
		'an exit status from 0 to 255, or several with commas',
	)
	.transform((text) => text.split(',').map(Number));

/** `:::shell[Title]{#id exit=0}`: a command in the document's session. */
export const shellAttributes = { exit: exitStatuses.optional() };

export const shellStepSchema = stepBaseSchema.extend({
	kind: z.literal('shell'),
	command: commandFenceSchema,
	/** Exit statuses that count as success. */
	exit: z.array(z.int()),
});
export type ShellStep = z.infer<typeof shellStepSchema>;
