import * as z from 'zod';
import { grammarSchema, optionSchema } from '../model/surface.ts';

const lockedOptionSchema = z.union([
	optionSchema.shape.value,
	z.strictObject({
		value: optionSchema.shape.value,
		words: optionSchema.shape.words,
		terminal: optionSchema.shape.terminal,
	}),
]);
export type LockedOption = z.infer<typeof lockedOptionSchema>;

/** One command of a tool: how it reads its words, and the options that documents use, by their spelling. */
const lockedCommandSchema = z.strictObject({
	grammar: z.array(grammarSchema.keyof()).optional(),
	options: z.record(z.string(), lockedOptionSchema).optional(),
});
export type LockedCommand = z.infer<typeof lockedCommandSchema>;

const lockedToolSchema = z.strictObject({
	/** The version that was asked; left out where the tool tells none. */
	version: z.string().optional(),
	/** By the whole command: `kubectl rollout undo`. */
	commands: z.record(z.string(), lockedCommandSchema),
	/** SHA-256 over `version` and `commands`: an entry that was edited by hand is noticed. */
	hash: z.string().regex(/^sha256-[0-9a-f]{64}$/),
});
export type LockedTool = z.infer<typeof lockedToolSchema>;

/** `runbook.lock.json`: what the documents use of each tool, as installed where it was written. */
export const lockSchema = z.strictObject({
	lockVersion: z.literal(1),
	tools: z.record(z.string(), lockedToolSchema),
});
export type Lock = z.infer<typeof lockSchema>;
