import * as z from 'zod';
import { templateSchema } from './template.ts';

/** A database of the contract: a PostgreSQL server by its URL or by a variable that holds it, or a SQLite file. */
export const connectionContractSchema = z.discriminatedUnion('engine', [
	z.strictObject({
		engine: z.literal('postgresql'),
		url: z.string().optional().describe('its URL, in which inputs may stand'),
		env: z.string().optional().describe('the environment variable that holds the URL'),
	}),
	z.strictObject({ engine: z.literal('sqlite'), file: z.string().describe('the file, relative to the workspace') }),
]);

/** Where a step's statements go. URLs are never shown: they can hold a password. */
export const connectionSchema = z.discriminatedUnion('type', [
	z.object({ type: z.literal('url'), engine: z.literal('postgresql'), name: z.string(), url: templateSchema }),
	z.object({ type: z.literal('env'), engine: z.literal('postgresql'), name: z.string(), env: z.string() }),
	z.object({ type: z.literal('file'), engine: z.literal('sqlite'), name: z.string(), file: templateSchema }),
]);
export type Connection = z.infer<typeof connectionSchema>;
