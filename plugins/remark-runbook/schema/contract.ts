import * as z from 'zod';
import { connectionContractSchema } from './connection.ts';
import { durationSchema } from './duration.ts';
import { inputNameSchema, inputSchema } from './input.ts';
import { targetSchema } from './target.ts';

/** How `runbook-exec test` and `--sandbox` make a copy of the system, and how it is taken away again. */
const sandboxSchema = z.strictObject({
	from: z
		.string()
		.optional()
		.describe('directory, relative to the document, that is copied to the sandbox before `setup`'),
	setup: z
		.string()
		.describe(
			'run with bash in the sandbox; prints `NAME=value` lines that become environment and, where named so, inputs',
		),
	teardown: z.string().optional().describe('run with bash in the sandbox at the end, whatever happened'),
	inputs: z
		.record(inputNameSchema, z.union([z.string(), z.number(), z.boolean()]))
		.default({})
		.describe('values of inputs for the test'),
	choices: z
		.record(z.string(), z.string())
		.default({})
		.describe('what the test takes at each `choose` step that no input decides: its id to the value of an option'),
	timeout: durationSchema
		.default(60_000)
		.describe('how long `setup` and `teardown` may take each; `60s` where nothing is said'),
});
export type SandboxContract = z.infer<typeof sandboxSchema>;

/** What a runbook that calls this one may take from it. */
const outputSchema = z.strictObject({
	capture: inputNameSchema
		.optional()
		.describe('the capture that it is; the one of the same name where nothing is said'),
	description: z.string().optional().describe('what it is, for the reader'),
});

/** How bad what a runbook mends is, from the worst on. */
export const runbookSeverities = ['critical', 'high', 'medium', 'low'] as const;

/** The `runbook:` key of a document's frontmatter. */
export const contractSchema = z.strictObject({
	inputs: z.record(inputNameSchema, inputSchema).default({}).describe('what readers and runs fill in, by their names'),
	outputs: z
		.record(inputNameSchema, outputSchema)
		.default({})
		.describe('what a runbook that calls this one may take from it, by their names'),
	workspace: z.string().optional().describe('the repository that the commands refer to, relative to the document'),
	env: z.record(z.string(), z.string()).default({}).describe('variables of the session'),
	tools: z
		.record(z.string(), z.string())
		.default({})
		.describe('tools with their version ranges, such as `git: ">=2.30"`'),
	targets: z
		.record(inputNameSchema, targetSchema)
		.default({})
		.describe('where steps run besides this machine, by their names'),
	connections: z
		.record(inputNameSchema, connectionContractSchema)
		.default({})
		.describe('the databases that `sql` steps ask, by their names'),
	owner: z.string().optional().describe('who answers for the runbook'),
	system: z.string().optional().describe("the system that it is about, by which the site's index groups"),
	severity: z.enum(runbookSeverities).optional().describe('how bad what it mends is'),
	symptoms: z
		.array(z.string().min(1))
		.optional()
		.describe('what a person sees when this runbook is the one to open, a sentence each'),
	sandbox: sandboxSchema.optional().describe('how a copy of the system is made, and taken away again'),
});
export type Contract = z.infer<typeof contractSchema>;
