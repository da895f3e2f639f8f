import * as z from 'zod';
import { durationSchema } from '../duration.ts';
import { commandFenceSchema } from '../fence.ts';
import { httpRequestSchema, statusMatcherSchema } from './http.ts';
import { stepBaseSchema } from './common.ts';

/** `:::wait[Title]{#id for=30s}` or, with a fence to poll, `{every=1s timeout=2m}`. */
export const waitAttributes = {
	for: durationSchema.optional().describe('how long it waits, where it polls nothing'),
	every: durationSchema.optional().describe('the time between two polls of its fence'),
	status: statusMatcherSchema.optional().describe('the statuses that end a poll by a request, such as `200` or `2xx`'),
};

/** A duration, or a poll: of a command until it exits 0, of a request until its status matches. */
const waitConditionSchema = z.discriminatedUnion('type', [
	z.object({ type: z.literal('duration'), milliseconds: z.number() }),
	z.object({ type: z.literal('command'), command: commandFenceSchema }),
	z.object({ type: z.literal('request'), request: httpRequestSchema, status: z.array(z.string()) }),
]);

export const waitStepSchema = stepBaseSchema.extend({
	kind: z.literal('wait'),
	until: waitConditionSchema,
	/** Milliseconds between two polls. */
	every: z.number(),
});
export type WaitStep = z.infer<typeof waitStepSchema>;
