import * as z from 'zod';
import { commandFenceSchema } from '../fence.ts';
import { rangeSchema } from '../range.ts';
import { templateSchema } from '../template.ts';
import { stepBaseSchema } from './common.ts';

/** `:::call[Title]{#id runbook=./restart.mdx}`: another runbook, with the inputs of its `yaml` fence. */
export const callAttributes = {
	runbook: z
		.string()
		.regex(
			/^(?![/~])[^\\{}\0]+\.mdx?$/,
			'the path of an .mdx or .md file, relative to this document, without placeholders',
		)
		.optional()
		.describe('the runbook that is called, relative to this document'),
};

export const callStepSchema = stepBaseSchema.extend({
	kind: z.literal('call'),
	/** The called document, relative to this one, with forward slashes. */
	runbook: z.object({ path: z.string(), range: rangeSchema }),
	/** What its inputs are: texts in which names of this document stand. */
	inputs: z.array(
		z.object({
			name: z.string(),
			range: rangeSchema,
			value: z.object({ template: templateSchema, range: rangeSchema }),
		}),
	),
	fence: commandFenceSchema.optional(),
});
export type CallStep = z.infer<typeof callStepSchema>;
