import * as z from 'zod';
import { inputNameSchema } from '../input.ts';
import { rangeSchema } from '../range.ts';
import { stepBaseSchema } from './common.ts';

/** `::::choose[Title]{#id input=platform}`: alternatives, `:::option[Title]{value=docker}`, of which one is taken. */
export const chooseAttributes = {
	input: inputNameSchema
		.optional()
		.describe('the choice input that decides; `--choose` or the operator where there is none'),
};

export const chooseStepSchema = stepBaseSchema.extend({
	kind: z.literal('choose'),
	/** The choice input that decides; none where a flag or the operator does. */
	input: z.string().optional(),
	options: z.array(z.object({ value: z.string(), title: z.string(), range: rangeSchema })).min(1),
});
export type ChooseStep = z.infer<typeof chooseStepSchema>;
