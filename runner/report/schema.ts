import * as z from 'zod';
import { evidenceSchema, problemSchema } from '../../plugins/remark-runbook/language.ts';

/** What is known of one command: `unknown` is honest and always has a reason in its evidence. */
const verdictSchema = z.enum(['verified', 'simulated', 'unknown', 'not-checkable', 'drifted']);
export type Verdict = z.infer<typeof verdictSchema>;

/** The ladder: 0 nothing holds, 1 parse, 2 surface, 3 reference, 4 simulated, 5 executed. */
const rungSchema = z.int().min(0).max(5);
export const rungNames = ['none', 'parse', 'surface', 'reference', 'simulated', 'executed'] as const;

const commandReportSchema = z.object({
	text: z.string(),
	line: z.int().min(1),
	verdict: verdictSchema,
	evidence: z.array(evidenceSchema),
});
export type CommandReport = z.infer<typeof commandReportSchema>;

const stepReportSchema = z.object({
	id: z.string(),
	kind: z.string(),
	title: z.string(),
	line: z.int().min(1),
	/** The last line that belongs to it. */
	endLine: z.int().min(1).optional(),
	/** Name of the target that it runs on; none for this machine. */
	target: z.string().optional(),
	status: z.enum(['planned', 'checked', 'passed', 'failed', 'skipped', 'already-done', 'interrupted', 'unknown']),
	rung: rungSchema,
	/** Why the step holds no higher rung. */
	rungReason: z.string().optional(),
	durationMs: z.number(),
	commands: z.array(commandReportSchema),
});
export type StepReport = z.infer<typeof stepReportSchema>;

const documentReportSchema = z.object({
	path: z.string(),
	type: z.enum(['runbook', 'markdown']),
	title: z.string(),
	steps: z.array(stepReportSchema),
});
export type DocumentReport = z.infer<typeof documentReportSchema>;

const coverageSchema = z.object({
	commands: z.int(),
	verified: z.int(),
	simulated: z.int(),
	unknown: z.int(),
	notCheckable: z.int(),
});
export type Coverage = z.infer<typeof coverageSchema>;

/** The stable JSON report; `schemaVersion` grows when a reader of version 1 could misread it. */
export const reportSchema = z.object({
	schemaVersion: z.literal(1),
	mode: z.enum(['dry-run', 'check', 'test', 'execute']),
	ok: z.boolean(),
	documents: z.array(documentReportSchema),
	problems: z.array(problemSchema),
	coverage: coverageSchema,
});
export type Report = z.infer<typeof reportSchema>;
