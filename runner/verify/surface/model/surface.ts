import * as z from 'zod';

/** Whether an option takes a value; `optional` values stand attached (`--color=auto`), `unknown` was not told. */
const arities = ['none', 'required', 'optional', 'unknown'] as const;

export const optionSchema = z.object({
	/** All spellings with their dashes: `-n`, `--lines`. */
	names: z.array(z.string()).min(1),
	value: z.enum(arities),
	choices: z.array(z.string()).optional(),
	/** A parser library wrote the choices into the help: `[possible values: a, b]`. */
	generated: z.boolean().optional(),
	numeric: z.boolean().optional(),
	/** Its value counts or measures something, as its default tells, which is a number. */
	counted: z.boolean().optional(),
	/** The value's name in the help: `FILE`, `WHEN`. */
	metavar: z.string().optional(),
	/** How many words follow, where it is not one. */
	words: z.object({ min: z.int(), max: z.int().optional() }).optional(),
	/** What follows the option's value belongs to another program (`python -m mod …`). */
	terminal: z.boolean().optional(),
	/** The command stops without it. */
	required: z.boolean().optional(),
	/** The program shows something and leaves: it needs nothing else. */
	ends: z.boolean().optional(),
});
export type Option = z.infer<typeof optionSchema>;

const subcommandSchema = z.object({ name: z.string(), aliases: z.array(z.string()) });
export type Subcommand = z.infer<typeof subcommandSchema>;

const operandsSchema = z.object({
	min: z.int(),
	max: z.int().optional(),
	/** Allowed words of each position, where they are enumerated. */
	choices: z.array(z.array(z.string()).optional()),
	/** From this position on the words belong to another program. */
	innerFrom: z.int().optional(),
	/** What stands on the standard input may take the place of one. */
	orInput: z.boolean().optional(),
});
export type Operands = z.infer<typeof operandsSchema>;

export const grammarSchema = z.object({
	/** Unique prefixes of long options are taken (getopt_long, argparse). */
	abbreviations: z.boolean(),
	/** Options have one dash and many letters (`-maxdepth`): no bundles. */
	singleDash: z.boolean(),
	/** `-x` and `--x` are the same (Go's flag package). */
	dashAgnostic: z.boolean(),
	/** The first operand names a subcommand. */
	commandFirst: z.boolean(),
	/** `--no-x` goes with `--x`, and `--fooBar` is `--foo-bar` (parsers of Node programs). */
	nodeSpellings: z.boolean(),
	/** Options end at the first operand. */
	stopsAtOperand: z.boolean(),
});
export type Grammar = z.infer<typeof grammarSchema>;

/** What one witness says of one (sub)command. `exact`: the list is complete by the tool's own parser. */
export const surfaceSchema = z.object({
	layer: z.string(),
	exact: z.boolean(),
	options: z.array(optionSchema),
	commands: z.array(subcommandSchema),
	/** Whether words outside `commands` are certainly wrong. */
	commandsExact: z.boolean(),
	operands: operandsSchema.optional(),
	/** How many operands each form of the usage asks for at least. */
	least: z.int().optional(),
	/** Names of operands in the form `name=value` (dd); empty where operands are free. */
	keys: z.array(z.string()).optional(),
	grammar: grammarSchema,
	/** Flags that the text names outside of its option table. */
	mentions: z.array(z.string()),
	/** The text says itself that it does not show all: `--help=all`. */
	partial: z.boolean().optional(),
	/** Plugins add options, and a project may have others than this machine. */
	extensible: z.boolean().optional(),
	/** The text is that of the command above, and tells nothing of this one's own options. */
	repeated: z.boolean().optional(),
	/** The first line of the text, as proof. */
	text: z.string(),
	probe: z.array(z.string()),
});
export type Surface = z.infer<typeof surfaceSchema>;

export const plainGrammar: Grammar = {
	abbreviations: false,
	singleDash: false,
	dashAgnostic: false,
	commandFirst: false,
	stopsAtOperand: false,
	nodeSpellings: false,
};
