import * as z from 'zod';
import { durationSchema } from '../duration.ts';
import { templateSchema } from '../template.ts';
import { stepBaseSchema } from './common.ts';

/** `:::approve[Title]{#id by="the database owner" phrase="drop {{table}}" ttl=30m}`: nothing behind it runs unapproved. */
export const approveAttributes = {
	by: z.string().min(1, 'who may approve, such as "the database owner"').describe('who may approve: names or roles'),
	phrase: z
		.string()
		.min(1, 'the words to type, such as "drop orders"')
		.optional()
		.describe("what the approver types; the step's id where nothing else is named"),
	ttl: durationSchema.optional().describe('how long an approval holds; for the whole run where nothing is said'),
};

export const approveStepSchema = stepBaseSchema.extend({
	kind: z.literal('approve'),
	by: z.string(),
	/** What the approver types; the step's id where the document names nothing else. */
	phrase: templateSchema,
	/** Milliseconds that an approval holds; none where it holds for the whole run. */
	ttl: z.number().optional(),
});
export type ApproveStep = z.infer<typeof approveStepSchema>;
