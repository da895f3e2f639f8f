import * as z from 'zod';
import { dataTemplateSchema } from '../data.ts';
import { commandFenceSchema } from '../fence.ts';
import { configFormatSchema } from '../format.ts';
import { keyPathSchema } from '../keyPath.ts';
import { rangeSchema } from '../range.ts';
import { templateSchema } from '../template.ts';
import { stepBaseSchema } from './common.ts';

const filePath = z.string().min(1, 'the path of a file, relative to the workspace');

/** `:::edit[Title]{#id path=deploy/compose.yaml}`: changes of a file's structure. */
export const editAttributes = {
	path: filePath.describe('the file, relative to the workspace'),
	format: configFormatSchema.optional().describe('its format, where its name does not tell'),
};

/** Which document of a YAML file with several: its place from 1, or values that it holds. */
const documentSelectorSchema = z.discriminatedUnion('type', [
	z.object({ type: z.literal('number'), number: z.int().min(1) }),
	z.object({ type: z.literal('match'), where: z.array(z.object({ path: keyPathSchema, value: dataTemplateSchema })) }),
]);

const shared = { path: keyPathSchema, document: documentSelectorSchema.optional(), range: rangeSchema };

/** One change of a file; `range` is its place in the document. */
const changeSchema = z.discriminatedUnion('type', [
	z.object({ type: z.literal('set'), ...shared, value: dataTemplateSchema, create: z.boolean() }),
	z.object({ type: z.literal('delete'), ...shared }),
	z.object({
		type: z.literal('insert'),
		...shared,
		value: dataTemplateSchema,
		/** Where in the list: at its start or end, or beside the entry that is or holds the value. */
		place: z.discriminatedUnion('type', [
			z.object({ type: z.literal('start') }),
			z.object({ type: z.literal('end') }),
			z.object({ type: z.enum(['before', 'after']), entry: dataTemplateSchema }),
		]),
	}),
	z.object({ type: z.literal('remove'), ...shared, value: dataTemplateSchema }),
]);
export type Change = z.infer<typeof changeSchema>;

export const editStepSchema = stepBaseSchema.extend({
	kind: z.literal('edit'),
	path: templateSchema,
	format: configFormatSchema,
	changes: z.array(changeSchema).min(1),
	fence: commandFenceSchema,
});
