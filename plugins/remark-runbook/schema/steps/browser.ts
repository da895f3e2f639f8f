import * as z from 'zod';
import { durationSchema } from '../duration.ts';
import { commandFenceSchema } from '../fence.ts';
import { inputNameSchema } from '../input.ts';
import { stepBaseSchema } from './common.ts';

const place = {
	/** An ARIA role, such as `button`; `name` is what it is called. */
	role: z.string().optional(),
	name: z.string().optional(),
	label: z.string().optional(),
	text: z.string().optional(),
	testId: z.string().optional(),
	/** Whether the name, label or text is meant as a whole. */
	exact: z.boolean().optional(),
};
const targetSchema = z.strictObject(place);
const expectationSchema = z.strictObject({
	...place,
	/** With `*` for any characters. */
	url: z.string().optional(),
	title: z.string().optional(),
	visible: z.boolean().optional(),
	value: z.string().optional(),
	count: z.int().min(0).optional(),
});

/** One action of a `browser` step: exactly one of the keys. */
const actionSchema = z
	.strictObject({
		open: z.string().optional(),
		click: targetSchema.optional(),
		check: targetSchema.optional(),
		uncheck: targetSchema.optional(),
		fill: z.strictObject({ ...place, with: z.string() }).optional(),
		select: z.strictObject({ ...place, option: z.string() }).optional(),
		press: z.strictObject({ ...place, key: z.string() }).optional(),
		expect: expectationSchema.optional(),
		wait: durationSchema.optional(),
		/** Takes the text of an element under a name. */
		read: z.strictObject({ ...place, as: inputNameSchema, secret: z.boolean().optional() }).optional(),
		screenshot: z
			.string()
			.regex(/^[\w-]+$/, 'a name of letters, digits, _ and -')
			.optional(),
	})
	.refine((action) => Object.keys(action).length === 1, 'exactly one action');
export const browserActionsSchema = z.array(actionSchema).min(1);
export type BrowserAction = z.infer<typeof actionSchema>;
export type BrowserTarget = z.infer<typeof targetSchema>;
export type BrowserExpectation = z.infer<typeof expectationSchema>;

/** `:::browser[Title]{#id allow="https://cdn.example.org"}`: a visit of its own, in a real browser. */
export const browserAttributes = {
	allow: z
		.string()
		.transform((text) => text.split(/[\s,]+/).filter(Boolean))
		.refine((origins) => origins.every(isOrigin), 'origins such as https://cdn.example.org, with spaces between them')
		.optional()
		.describe('origins besides those that the step opens, to which its pages may send requests'),
};

function isOrigin(text: string): boolean {
	return /^https?:\/\/[^\s/?#@]+$/.test(text);
}

export const browserStepSchema = stepBaseSchema.extend({
	kind: z.literal('browser'),
	actions: browserActionsSchema,
	allow: z.array(z.string()),
	fence: commandFenceSchema,
});
export type BrowserStep = z.infer<typeof browserStepSchema>;
