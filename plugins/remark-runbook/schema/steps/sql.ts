import * as z from 'zod';
import { connectionSchema } from '../connection.ts';
import { commandFenceSchema } from '../fence.ts';
import { stepBaseSchema } from './common.ts';

/** `:::sql[Title]{#id connection=orders transaction rows=1}`: statements, and the rows that the last one must give. */
export const sqlAttributes = {
	connection: z
		.string()
		.min(1, 'the name of a connection of the frontmatter')
		.optional()
		.describe('the connection of the frontmatter; needed where there are several'),
	transaction: z
		.enum(['', 'true', 'false'])
		.transform((text) => text !== 'false')
		.optional()
		.describe('whether all statements take effect together or not at all'),
	rows: z
		.string()
		.regex(/^\d+$/, 'a whole number')
		.transform(Number)
		.optional()
		.describe('how many rows the last statement gives or changes'),
};

export const sqlStepSchema = stepBaseSchema.extend({
	kind: z.literal('sql'),
	statements: commandFenceSchema,
	connection: connectionSchema,
	/** Whether all statements take effect together or not at all. */
	transaction: z.boolean(),
	/** How many rows the last statement gives or changes, where that is said. */
	rows: z.int().optional(),
});
export type SqlStep = z.infer<typeof sqlStepSchema>;
