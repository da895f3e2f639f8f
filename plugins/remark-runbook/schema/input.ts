import * as z from 'zod';

/** A name that `{{name}}` can stand for: letters, digits, `_` and `-`, not starting with a digit or `-`. */
export const inputNameSchema = z
	.string()
	.regex(/^[A-Za-z_][A-Za-z0-9_-]*$/, 'a name of letters, digits, _ and - that does not begin with a digit or -');

const described = { description: z.string().optional().describe('what it is, for the reader') };

const stringInputSchema = z.strictObject({
	type: z.literal('string'),
	pattern: z.string().optional().describe('a regular expression that the whole value matches'),
	default: z.string().optional().describe('the value where none is given'),
	example: z.string().optional().describe('a value, for the reader'),
	...described,
});

const numberInputSchema = z.strictObject({
	type: z.literal('number'),
	minimum: z.number().optional().describe('the least value'),
	maximum: z.number().optional().describe('the largest value'),
	default: z.number().optional().describe('the value where none is given'),
	example: z.number().optional().describe('a value, for the reader'),
	...described,
});

const booleanInputSchema = z.strictObject({
	type: z.literal('boolean'),
	default: z.boolean().optional().describe('the value where none is given'),
	...described,
});

const choiceInputSchema = z.strictObject({
	type: z.literal('choice'),
	choices: z.array(z.string()).min(1).describe('the values that it can have'),
	default: z.string().optional().describe('the value where none is given'),
	...described,
});

/** A secret has no default and no example: a document never holds one, but it may say where one comes from. */
const secretInputSchema = z.strictObject({
	type: z.literal('secret'),
	env: z.string().optional().describe('the environment variable that carries it'),
	file: z
		.string()
		.optional()
		.describe('the file that holds it, relative to the document; `~` is the home directory. Read on execution only'),
	command: z.string().optional().describe('the shell command that prints it. Run on execution only'),
	...described,
});

/** The contract of one input, by its `type`. */
export const inputSchema = z.discriminatedUnion('type', [
	stringInputSchema,
	numberInputSchema,
	booleanInputSchema,
	choiceInputSchema,
	secretInputSchema,
]);
export type Input = z.infer<typeof inputSchema>;
