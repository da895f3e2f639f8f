import * as z from 'zod';
import { connectionContractSchema } from './connection.ts';
import { durationSchema } from './duration.ts';
import { inputNameSchema, inputSchema } from './input.ts';
import { targetSchema } from './target.ts';

/** How `runbook-exec test` and `--sandbox` make a copy of the system, and how it is taken away again. */
const sandboxSchema = z.strictObject({
	/** Directory, relative to the document, that is copied to the sandbox before `setup`. */
	from: z.string().optional(),
	/** Run with bash in the sandbox; prints `NAME=value` lines that become environment and, where named so, inputs. */
	setup: z.string(),
	/** Run with bash in the sandbox at the end, whatever happened. */
	teardown: z.string().optional(),
	/** Values of inputs for the doc test. */
	inputs: z.record(inputNameSchema, z.union([z.string(), z.number(), z.boolean()])).default({}),
	/** What the doc test takes at each `choose` step that no input decides: its id to the value of an option. */
	choices: z.record(z.string(), z.string()).default({}),
	timeout: durationSchema.default(60_000),
});
export type SandboxContract = z.infer<typeof sandboxSchema>;

/** What a runbook that calls this one may take from it. */
const outputSchema = z.strictObject({
	/** The capture that it is; the one of the same name where nothing is said. */
	capture: inputNameSchema.optional(),
	description: z.string().optional(),
});

/** How bad what a runbook mends is, from the worst on. */
export const runbookSeverities = ['critical', 'high', 'medium', 'low'] as const;

/** The `runbook:` key of a document's frontmatter. */
export const contractSchema = z.strictObject({
	inputs: z.record(inputNameSchema, inputSchema).default({}),
	outputs: z.record(inputNameSchema, outputSchema).default({}),
	/** The repository that the commands refer to, relative to the document. */
	workspace: z.string().optional(),
	env: z.record(z.string(), z.string()).default({}),
	/** Tool name to version range, such as `git: ">=2.30"`. */
	tools: z.record(z.string(), z.string()).default({}),
	targets: z.record(inputNameSchema, targetSchema).default({}),
	/** The databases that `sql` steps ask, by their names. */
	connections: z.record(inputNameSchema, connectionContractSchema).default({}),
	owner: z.string().optional(),
	/** The system that it is about, by which the site's index groups. */
	system: z.string().optional(),
	severity: z.enum(runbookSeverities).optional(),
	/** What a person sees when this runbook is the one to open, a sentence each. */
	symptoms: z.array(z.string().min(1)).optional(),
	sandbox: sandboxSchema.optional(),
});
export type Contract = z.infer<typeof contractSchema>;
