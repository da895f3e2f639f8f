import * as z from 'zod';

const names = z.array(z.string()).readonly().optional();

/** Which steps of a document a run takes; all ids and tags must exist. */
export const selectionSchema = z.object({
	from: z.string().optional(),
	to: z.string().optional(),
	only: names,
	skip: names,
	tags: names,
	skipTags: names,
});
export type Selection = z.infer<typeof selectionSchema>;
