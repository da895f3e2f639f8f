import * as z from 'zod';
import { templateSchema } from './template.ts';

/** One step of a path into structured data: a key, a place in a list, or the entry that a value picks. */
const keyStepSchema = z.discriminatedUnion('type', [
	z.object({ type: z.literal('key'), key: templateSchema }),
	/** Counts from 0; -1 is the last entry. */
	z.object({ type: z.literal('index'), index: z.int() }),
	/** The entry whose `key` has the value, or that is itself the value where there is no key. */
	z.object({ type: z.literal('match'), key: templateSchema.optional(), value: templateSchema }),
]);
export type KeyStep = z.infer<typeof keyStepSchema>;

/** `spec.containers[name=web].image`, read into its steps; `text` is as written. */
export const keyPathSchema = z.object({ text: z.string(), steps: z.array(keyStepSchema) });
export type KeyPath = z.infer<typeof keyPathSchema>;
