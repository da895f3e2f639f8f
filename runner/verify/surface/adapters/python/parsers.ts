import * as z from 'zod';

const nargsSchema = z.union([z.int(), z.string()]).nullable();

const actionSchema = z.object({
	names: z.array(z.string()),
	nargs: nargsSchema,
	choices: z.array(z.string()).nullable(),
	numeric: z.boolean(),
	dest: z.string(),
});
export type ParserAction = z.infer<typeof actionSchema>;

const parserTreeSchema = z.object({
	actions: z.array(actionSchema),
	get commands() {
		return z.array(z.object({ names: z.array(z.string()).min(1), parser: parserTreeSchema }));
	},
	abbreviations: z.boolean(),
	prefixes: z.string(),
	interspersed: z.boolean(),
	strict: z.boolean(),
	help: z.boolean(),
});
export type ParserTree = z.infer<typeof parserTreeSchema>;

/** The parsers that a script built on its way to its help, in order. */
export const recordedSchema = z.array(
	z.discriminatedUnion('library', [
		z.object({ library: z.enum(['argparse', 'optparse', 'click']), parser: parserTreeSchema }),
		z.object({ library: z.literal('docopt'), text: z.string() }),
	]),
);
export type Recorded = z.infer<typeof recordedSchema>;
