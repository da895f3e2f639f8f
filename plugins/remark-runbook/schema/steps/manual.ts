import * as z from 'zod';
import { rangeSchema } from '../range.ts';
import { stepBaseSchema } from './common.ts';

/** `:::manual[Title]{#id}`: what a person does, asked item by item (`- [ ] …`). */
export const manualAttributes = {};

export const manualStepSchema = stepBaseSchema.extend({
	kind: z.literal('manual'),
	/** The checklist; one item with the step's title where the step has no list. */
	items: z.array(z.object({ text: z.string(), range: rangeSchema })).min(1),
});
