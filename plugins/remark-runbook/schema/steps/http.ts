import * as z from 'zod';
import { commandFenceSchema } from '../fence.ts';
import { templateSchema } from '../template.ts';
import { stepBaseSchema } from './common.ts';

/** A status (`200`), a class (`2xx`) or several with commas. */
export const statusMatcherSchema = z
	.string()
	.regex(
		/^([1-5]\d\d|[1-5]xx)(,([1-5]\d\d|[1-5]xx))*$/,
		'a status such as 200, a class such as 2xx, or several with commas',
	)
	.transform((text) => text.split(','));

/** An `http` fence: request line, header lines, an empty line, the body. */
export const httpRequestSchema = z.object({
	method: z.string(),
	url: templateSchema,
	headers: z.array(z.object({ name: z.string(), value: templateSchema })),
	body: templateSchema.optional(),
	fence: commandFenceSchema,
});
export type HttpRequest = z.infer<typeof httpRequestSchema>;

/** `:::http[Title]{#id status=200}`: a request and what must come back. */
export const httpAttributes = {
	status: statusMatcherSchema
		.optional()
		.describe('the statuses that count as success, such as `200`, `2xx` or `200,404`'),
};

export const httpStepSchema = stepBaseSchema.extend({
	kind: z.literal('http'),
	request: httpRequestSchema,
	/** Statuses (`200`) and classes (`2xx`) that count as success. */
	status: z.array(z.string()),
});
export type HttpStep = z.infer<typeof httpStepSchema>;
