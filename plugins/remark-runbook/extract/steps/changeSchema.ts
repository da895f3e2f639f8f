import * as z from 'zod';

const anything = z.unknown();
const path = z.string();
/** The document of a YAML file with several: `2`, or keys and values that it holds. */
const document = z.union([z.int().min(1), z.record(z.string(), anything)]).optional();

/** What each verb of an `edit` step's fence is written with; the verb's own key holds the path. */
export const writtenChanges = {
	set: z.strictObject({ set: path, to: anything, create: z.boolean().optional(), document }),
	delete: z.strictObject({ delete: path, document }),
	append: z.strictObject({ append: path, value: anything, document }),
	prepend: z.strictObject({ prepend: path, value: anything, document }),
	insert: z.strictObject({
		insert: path,
		value: anything,
		before: anything.optional(),
		after: anything.optional(),
		document,
	}),
	remove: z.strictObject({ remove: path, value: anything, document }),
} as const;
export type Verb = keyof typeof writtenChanges;
export const verbs = Object.keys(writtenChanges) as Verb[];
