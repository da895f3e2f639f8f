import * as z from 'zod';
import { rangeSchema } from './range.ts';
import { templateSchema } from './template.ts';

export const fenceRoles = ['command', 'output', 'check', 'undo', 'dry-run', 'ready', 'capture', 'example'] as const;
export type FenceRole = (typeof fenceRoles)[number];

/** A fence that runs: `range` is the whole fence, `contentLine` the document line of its first line of content. */
export const commandFenceSchema = z.object({
	language: z.string(),
	template: templateSchema,
	raw: z.boolean(),
	range: rangeSchema,
	contentLine: z.int().min(1),
	contentColumn: z.int().min(1),
});
export type CommandFence = z.infer<typeof commandFenceSchema>;

export const matchModes = ['exact', 'regex', 'glob', 'contains', 'json'] as const;
export type MatchMode = (typeof matchModes)[number];

/** An expected answer: of a command's stdout or stderr, or of a response's body or headers. */
export const outputFenceSchema = commandFenceSchema.extend({
	match: z.enum(matchModes),
	of: z.enum(['stdout', 'stderr', 'body', 'headers']),
});
export type OutputFence = z.infer<typeof outputFenceSchema>;
