import * as z from 'zod';

/** A variable with its value, or, for arrays and names without one, as `declare -p` prints it. */
const savedVariableSchema = z.object({
	name: z.string(),
	attributes: z.string(),
	value: z.string().optional(),
	declaration: z.string().optional(),
});
export type SavedVariable = z.infer<typeof savedVariableSchema>;

/** What a shell has come to since it was opened; the environment that it was given is not in it. */
export const savedStateSchema = z.object({
	cwd: z.string(),
	umask: z.string(),
	/** `$?` and `$-` after the last command. */
	status: z.number(),
	flags: z.string(),
	/** `SHELLOPTS` and `BASHOPTS`. */
	options: z.object({ shell: z.string(), bash: z.string() }),
	traps: z.string(),
	variables: z.array(savedVariableSchema),
	/** Names that the shell was opened with and has no more. */
	removed: z.array(z.string()),
	/** Functions and aliases; null where they are those that it was opened with. */
	definitions: z.string().nullable(),
	/** Names that can't be kept: their values are too long or no text. */
	omitted: z.array(z.string()),
});
export type SavedState = z.infer<typeof savedStateSchema>;

/** The parts of a state that are others than before. */
export const stateChangeSchema = savedStateSchema.partial();
export type StateChange = z.infer<typeof stateChangeSchema>;
