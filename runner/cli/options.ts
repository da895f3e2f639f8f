import * as z from 'zod';

// Each schema is used once or twice in a run: compiling it takes longer than reading it does.
z.config({ jitless: true });

const reporter = z.array(z.string()).default(['terminal']);

const shard = z.string().optional();
export const checkOptionsSchema = z.object({
	workspace: z.string().optional(),
	fix: z.boolean().default(false),
	fixDryRun: z.boolean().default(false),
	maxWarnings: z.int().min(0).optional(),
	config: z.union([z.string(), z.literal(false)]).optional(),
	cache: z.boolean().default(true),
	shard,
	reporter,
});
export type CheckOptions = z.infer<typeof checkOptionsSchema>;
export const lockOptionsSchema = checkOptionsSchema
	.pick({ workspace: true, config: true })
	.extend({ check: z.boolean().default(false) });
export type LockOptions = z.infer<typeof lockOptionsSchema>;
export const testOptionsSchema = z.object({ keep: z.boolean().default(false), shard, reporter });
export const mergeOptionsSchema = z.object({ reporter });
