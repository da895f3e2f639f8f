import * as z from 'zod';
import { commandFenceSchema } from '../fence.ts';
import { stepBaseSchema } from './common.ts';

const configRequirementSchema = z.strictObject({
	/** A YAML, JSON, TOML, dotenv or INI file, relative to the workspace. */
	file: z.string(),
	/** Path of the key: `services.web.image`, `scripts.build`, `PORT`. */
	key: z.string(),
	equals: z.union([z.string(), z.number(), z.boolean()]).optional(),
	/** A regular expression that the value's text must match. */
	matches: z.string().optional(),
});

/** What must hold before the procedure starts; the YAML of a `require` step's fence. */
export const requirementsSchema = z
	.strictObject({
		/** Tool name to version range; `"*"` asks for presence only. */
		tools: z.record(z.string(), z.string()).default({}),
		env: z.array(z.string()).default([]),
		files: z.array(z.string()).default([]),
		ports: z.strictObject({ free: z.array(z.int()).default([]), open: z.array(z.int()).default([]) }).prefault({}),
		config: z.array(configRequirementSchema).default([]),
	})
	.refine(
		({ tools, env, files, ports, config }) =>
			[Object.keys(tools), env, files, ports.free, ports.open, config].some(({ length }) => length > 0),
		'at least one entry in tools, env, files, ports or config',
	);
export type Requirements = z.infer<typeof requirementsSchema>;

/** `:::require[Title]{#id}`: preflight checks that change nothing. */
export const requireAttributes = {};

export const requireStepSchema = stepBaseSchema.extend({
	kind: z.literal('require'),
	requirements: requirementsSchema,
	fence: commandFenceSchema,
});
