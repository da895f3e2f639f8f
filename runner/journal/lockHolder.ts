import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { ownerSchema } from '../workspace/ownerSchema.ts';

const holderSchema = z.object({
	token: z.string().regex(/^[0-9a-f]+$/),
	owner: ownerSchema,
	run: z.string(),
	document: z.string(),
	user: z.string(),
	host: z.string(),
	since: z.string(),
});
export type LockHolder = z.infer<typeof holderSchema>;

/** Undefined where the file is missing or unreadable. */
export function readHolder(file: string): LockHolder | undefined {
	try {
		return holderSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
	} catch {
		return undefined;
	}
}
