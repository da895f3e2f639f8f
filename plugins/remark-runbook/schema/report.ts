import * as z from 'zod';
import { evidenceSchema, problemSchema } from './problem.ts';

/** What is known of one command: `unknown` is honest and always has a reason in its evidence. */
const verdictSchema = z.enum(['verified', 'simulated', 'unknown', 'not-checkable', 'drifted']);
export type Verdict = z.infer<typeof verdictSchema>;

/** The ladder: 0 nothing holds, 1 parse, 2 surface, 3 reference, 4 simulated, 5 executed. */
const rungSchema = z.int().min(0).max(5);
export const rungNames = ['none', 'parse', 'surface', 'reference', 'simulated', 'executed'] as const;

const commandReportSchema = z.object({
	text: z.string().describe('its text'),
	line: z.int().min(1).describe('the line of the document where it begins, from 1'),
	verdict: verdictSchema.describe('what is known of it; `unknown` has its reason in the evidence'),
	evidence: z.array(evidenceSchema).describe('what was seen'),
});
export type CommandReport = z.infer<typeof commandReportSchema>;

const stepReportSchema = z.object({
	id: z.string().describe('its id'),
	kind: z.string().describe('its kind; `shell` for a fence of plain Markdown'),
	title: z.string().describe('its title'),
	line: z.int().min(1).describe('the line of the document where it begins, from 1'),
	endLine: z.int().min(1).optional().describe('the last line that belongs to it'),
	target: z.string().optional().describe('the name of the target that it runs on; none for this machine'),
	digest: z
		.string()
		.optional()
		.describe('SHA-256 of what it says, by which a later reader knows whether it still says so'),
	status: z
		.enum(['planned', 'checked', 'passed', 'failed', 'skipped', 'already-done', 'interrupted', 'unknown'])
		.describe('how it ended, or what was done with it'),
	rung: rungSchema.describe(
		'how high it stands: 0 nothing holds, 1 parse, 2 surface, 3 reference, 4 simulated, 5 executed',
	),
	rungReason: z.string().optional().describe('why it stands no higher'),
	durationMs: z.number().describe('how long it ran, in milliseconds'),
	commands: z.array(commandReportSchema).describe('its commands'),
	screenshots: z
		.array(
			z.object({
				name: z.string().describe('its name in the step, or `failure`'),
				path: z.string().describe('its file, relative to the directory of the run; absolute where the run is not kept'),
			}),
		)
		.optional()
		.describe('the pictures that a `browser` step took'),
});
export type StepReport = z.infer<typeof stepReportSchema>;

const documentReportSchema = z.object({
	path: z.string().describe('its path, relative to the working directory, with forward slashes'),
	type: z.enum(['runbook', 'markdown']).describe('whether it has steps'),
	title: z.string().describe('its title'),
	steps: z.array(stepReportSchema).describe('its steps, in order; of plain Markdown, its fences'),
});
export type DocumentReport = z.infer<typeof documentReportSchema>;

const coverageSchema = z.object({
	commands: z.int().describe('all commands'),
	verified: z.int().describe('of these, those that hold'),
	simulated: z.int().describe('those that were simulated'),
	unknown: z.int().describe('those of which nobody knows'),
	notCheckable: z.int().describe("those that no machine checks: a person's work"),
});
export type Coverage = z.infer<typeof coverageSchema>;

/** Of what and when a report was made. */
const provenanceSchema = z.object({
	createdAt: z.iso.datetime().describe('when it was made, ISO 8601 in UTC'),
	commit: z
		.string()
		.regex(/^[0-9a-f]{7,64}$/)
		.optional()
		.describe('the commit that was checked out, where there is one'),
	version: z.string().describe('the version of runbook-exec'),
});
export type Provenance = z.infer<typeof provenanceSchema>;

/** The stable JSON report; `schemaVersion` grows when a reader of version 1 could misread it. */
export const reportSchema = z.object({
	schemaVersion: z.literal(1).describe('the version of this form'),
	mode: z.enum(['dry-run', 'check', 'test', 'execute']).describe('what made it'),
	provenance: provenanceSchema.optional().describe('when and of what it was made'),
	ok: z.boolean().describe('no error, and no failed step'),
	run: z.string().optional().describe('the name of the run, where it is kept: a directory in `.runbook/runs`'),
	documents: z.array(documentReportSchema).describe('what was looked at'),
	problems: z.array(problemSchema).describe('what was found, by path and place'),
	coverage: coverageSchema.describe('how many commands stand where'),
});
export type Report = z.infer<typeof reportSchema>;
