import * as z from 'zod';

const nargsSchema = z.union([z.int(), z.string()]).nullable();

const actionSchema = z.object({
	names: z.array(z.string()),
	nargs: nargsSchema,
	choices: z.array(z.string()).nullable(),
	numeric: z.boolean(),
	dest: z.string(),
	/** The parser refuses a command without it. */
	required: z.boolean().optional(),
	/** The parser may leave where it meets it: help, a version, code of the script. */
	ends: z.boolean().optional(),
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
	/** The script looks for plugins, which add options. */
	plugins: z.boolean().optional(),
	/** The usage as the script words it, where the parser leaves operands to the script. */
	usage: z.string().optional(),
	/** Words besides the commands are taken as well: operands, or those of a default command. */
	open: z.boolean().optional(),
	/** The script itself looks at words that are no commands. */
	listens: z.boolean().optional(),
	/** `--no-x` goes with `--x`, and `--fooBar` is `--foo-bar`. */
	spellings: z.boolean().optional(),
});
export type ParserTree = z.infer<typeof parserTreeSchema>;

const nodeLibraries = ['commander', 'yargs', 'cac', 'parseArgs'] as const;

/** The parser of a program in Node. */
export const recordedInNodeSchema = z.object({ library: z.enum(nodeLibraries), parser: parserTreeSchema });
export type RecordedInNode = z.infer<typeof recordedInNodeSchema>;

/** The parsers that a script in Python built on its way to its help, in order. */
export const recordedSchema = z.array(
	z.discriminatedUnion('library', [
		z.object({ library: z.enum(['argparse', 'optparse', 'click']), parser: parserTreeSchema }),
		z.object({ library: z.literal('docopt'), text: z.string() }),
	]),
);
export type Recorded = z.infer<typeof recordedSchema>;
