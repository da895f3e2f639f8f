import * as z from 'zod';

/** Where in its text a placeholder stands; decides how a value is quoted there. */
export const placeholderContextSchema = z.discriminatedUnion('type', [
	z.object({ type: z.literal('bare') }),
	z.object({ type: z.literal('double-quoted') }),
	z.object({ type: z.literal('single-quoted') }),
	z.object({ type: z.literal('ansi-c-quoted') }),
	z.object({ type: z.literal('comment') }),
	z.object({ type: z.literal('heredoc'), delimiter: z.string(), quoted: z.boolean(), stripTabs: z.boolean() }),
	z.object({ type: z.literal('url') }),
	z.object({ type: z.literal('header') }),
	z.object({ type: z.literal('json-string') }),
	z.object({ type: z.literal('regex') }),
	z.object({ type: z.literal('text') }),
]);
export type PlaceholderContext = z.infer<typeof placeholderContextSchema>;

/** `{{name}}` in a text: `offset` counts from the start of the text that holds it. */
export const placeholderSchema = z.object({
	name: z.string(),
	offset: z.int().min(0),
	length: z.int().min(1),
	context: placeholderContextSchema,
});
export type Placeholder = z.infer<typeof placeholderSchema>;

/** A text with its placeholders in order; the text is kept as written, escapes (`\{{`) included. */
export const templateSchema = z.object({ text: z.string(), placeholders: z.array(placeholderSchema) });
export type Template = z.infer<typeof templateSchema>;
