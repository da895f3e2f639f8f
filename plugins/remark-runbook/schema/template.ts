import * as z from 'zod';
import { valueTypes } from './valueType.ts';

/** The end of a here-document that encloses a placeholder further out: none of the value's lines may be it. */
const outerHeredocSchema = z.object({ delimiter: z.string(), stripTabs: z.boolean() });

const shellPlace = {
	/** Inside a double-quoted string further out, where an interactive shell expands `!` even between single quotes. */
	nested: z.literal(true).optional(),
	/** Here-documents further out. */
	within: z.array(outerHeredocSchema).optional(),
	/** The program that reads the text as code a second time, such as `ssh` or `bash -c`. */
	evaluatedBy: z.string().optional(),
};

/** Where in its text a placeholder stands; decides how a value is quoted there. */
const placeholderContextSchema = z.discriminatedUnion('type', [
	/** `beside` names active syntax earlier in the same word that an unquoted value could join. */
	z.object({ type: z.literal('bare'), beside: z.enum(['braces', 'pattern']).optional(), ...shellPlace }),
	z.object({ type: z.literal('double-quoted'), ...shellPlace }),
	z.object({ type: z.literal('single-quoted'), ...shellPlace }),
	z.object({ type: z.literal('ansi-c-quoted'), ...shellPlace }),
	z.object({ type: z.literal('arithmetic') }),
	z.object({ type: z.literal('comment') }),
	z.object({
		type: z.literal('heredoc'),
		delimiter: z.string(),
		quoted: z.boolean(),
		stripTabs: z.boolean(),
		...shellPlace,
	}),
	z.object({ type: z.literal('url') }),
	z.object({ type: z.literal('header') }),
	z.object({ type: z.literal('json-string') }),
	z.object({ type: z.literal('json-value') }),
	z.object({ type: z.literal('regex') }),
	z.object({ type: z.literal('glob') }),
	z.object({ type: z.literal('text') }),
	/** A comment of data: whatever the value is, it stays one line of it. */
	z.object({ type: z.literal('data-comment') }),
	/** No syntax that is known: only harmless characters. */
	z.object({ type: z.literal('tame') }),
	z.object({
		type: z.literal('yaml'),
		/** `whole` is a value or key of its own, `part` a piece of an unquoted text. */
		style: z.enum(['whole', 'part', 'single', 'double', 'literal', 'folded']),
		as: z.enum(valueTypes),
		/** What the lines of a block are indented with. */
		indent: z.string(),
	}),
	z.object({
		type: z.literal('toml'),
		style: z.enum(['whole', 'key', 'basic', 'literal', 'multiline-literal']),
		as: z.enum(valueTypes),
	}),
	z.object({ type: z.literal('dotenv'), style: z.enum(['whole', 'single', 'double']) }),
	z.object({ type: z.literal('ini') }),
	z.object({
		type: z.literal('sql'),
		style: z.enum(['value', 'string', 'escape-string', 'identifier']),
		dialect: z.enum(['postgresql', 'sqlite']),
	}),
]);
export type PlaceholderContext = z.infer<typeof placeholderContextSchema>;

/** `{{name}}` in a text: `offset` counts from the start of the text that holds it. */
const placeholderSchema = z.object({
	name: z.string(),
	offset: z.int().min(0),
	length: z.int().min(1),
	context: placeholderContextSchema,
});
export type Placeholder = z.infer<typeof placeholderSchema>;

/** A text with its placeholders in order. `escapes` are the offsets of the backslashes of `\{{name}}`, dropped on filling. */
export const templateSchema = z.object({
	text: z.string(),
	placeholders: z.array(placeholderSchema),
	escapes: z.array(z.int().min(0)).optional(),
});
export type Template = z.infer<typeof templateSchema>;
