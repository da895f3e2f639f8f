import * as z from 'zod';

/** A name that `{{name}}` can stand for: letters, digits, `_` and `-`, not starting with a digit or `-`. */
export const inputNameSchema = z
	.string()
	.regex(/^[A-Za-z_][A-Za-z0-9_-]*$/, 'a name of letters, digits, _ and - that does not begin with a digit or -');

const described = { description: z.string().optional() };

const stringInputSchema = z.strictObject({
	type: z.literal('string'),
	pattern: z.string().optional(),
	default: z.string().optional(),
	example: z.string().optional(),
	...described,
});

const numberInputSchema = z.strictObject({
	type: z.literal('number'),
	minimum: z.number().optional(),
	maximum: z.number().optional(),
	default: z.number().optional(),
	example: z.number().optional(),
	...described,
});

const booleanInputSchema = z.strictObject({
	type: z.literal('boolean'),
	default: z.boolean().optional(),
	...described,
});

const choiceInputSchema = z.strictObject({
	type: z.literal('choice'),
	choices: z.array(z.string()).min(1),
	default: z.string().optional(),
	...described,
});

/** A secret has no default and no example: a document never holds one, but it may say where one comes from. */
const secretInputSchema = z.strictObject({
	type: z.literal('secret'),
	/** Environment variable that carries it. */
	env: z.string().optional(),
	/** File that holds it, relative to the document; `~` is the home directory. Read on execution only. */
	file: z.string().optional(),
	/** Shell command that prints it. Run on execution only. */
	command: z.string().optional(),
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
