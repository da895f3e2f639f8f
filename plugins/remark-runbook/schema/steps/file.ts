import * as z from 'zod';
import { commandFenceSchema } from '../fence.ts';
import { contentFormats } from '../format.ts';
import { templateSchema } from '../template.ts';
import { stepBaseSchema } from './common.ts';

const mode = z
	.string()
	.regex(/^0?[0-7]{3}$/, 'permissions such as 644 or 600')
	.transform((text) => Number.parseInt(text, 8));

/** `:::file[Title]{#id path=deploy/.env mode=600}`: writes the fenced content to a path. */
export const fileAttributes = {
	path: z
		.string()
		.min(1, 'the path of a file, relative to the workspace')
		.describe('the file, relative to the workspace'),
	mode: mode.optional().describe('its permissions, such as `600`'),
};

export const fileStepSchema = stepBaseSchema.extend({
	kind: z.literal('file'),
	path: templateSchema,
	/** The permissions of the file; those that it has, or the usual ones, where none are given. */
	mode: z.int().optional(),
	/** What the content is checked as, and how values are quoted in it. */
	format: z.enum(contentFormats),
	content: commandFenceSchema,
});
