import * as z from 'zod';
import { runEventSchema } from '../execute/eventSchema.ts';
import { selectionSchema } from '../plan/selectionSchema.ts';

/** The document as a run executed it: `file` is the copy in the run's directory. */
const documentSchema = z.object({ path: z.string(), sha256: z.string(), file: z.string() });
export type JournaledDocument = z.infer<typeof documentSchema>;

/** A document that another one calls; `documentPath` is absolute. */
const calledSchema = documentSchema.extend({ documentPath: z.string() });
export type JournaledCall = z.infer<typeof calledSchema>;

/** The first entry of every journal: what was to be run, by whom, from where and with what. */
const createdSchema = z.object({
	type: z.literal('run-created'),
	time: z.string(),
	schemaVersion: z.literal(1),
	run: z.string(),
	/** Value of the environment variable that marks the processes of the run. */
	processes: z.string(),
	document: documentSchema,
	/** Absolute. */
	documentPath: z.string(),
	/** The documents that it calls, also through others. */
	called: z.array(calledSchema).default([]),
	workspace: z.string(),
	commit: z.string().optional(),
	operator: z.object({ user: z.string(), host: z.string() }),
	inputs: z.record(z.string(), z.string()),
	/** Inputs whose values are never kept. */
	secrets: z.array(z.string()),
	selection: selectionSchema,
	/** Options that were chosen beforehand, by step id. */
	chosen: z.record(z.string(), z.string()).default({}),
	undo: z.enum(['never', 'on-failure', 'always']),
	versions: z.record(z.string(), z.string()),
	/** Marks the places of secrets in later entries. */
	mark: z.string(),
});
export type RunCreated = z.infer<typeof createdSchema>;

const journalOnly = [
	createdSchema,
	/** The operator lets a changed document be used from here on. */
	z.object({
		type: z.literal('document-accepted'),
		time: z.string(),
		document: documentSchema,
		/** Of a called document: its absolute path. */
		calledPath: z.string().optional(),
	}),
	/** A run was taken up again by another process. */
	z.object({ type: z.literal('operator-changed'), operator: z.object({ user: z.string(), host: z.string() }) }),
	/** The end of the journal was cut off: a line that a killed process had written only half of. */
	z.object({ type: z.literal('torn-line-removed'), time: z.string(), bytes: z.number() }),
	/** The output of a step or its undo: `file` in the run's directory holds `kept` of `bytes` bytes. */
	z.object({
		type: z.literal('output-kept'),
		id: z.string(),
		file: z.string(),
		bytes: z.number(),
		kept: z.number(),
		sha256: z.string(),
	}),
	/** The whole output of a step or its undo, where it is short. */
	z.object({ type: z.literal('output-short'), id: z.string(), text: z.string() }),
] as const;

/** What an entry of a journal says: an event of the run, or something about the journal itself. */
export const recordSchema = z.discriminatedUnion('type', [...runEventSchema.options, ...journalOnly]);
export type JournalRecord = z.infer<typeof recordSchema>;
export type OutputKept = Extract<JournalRecord, { type: 'output-kept' }>;
export type ShortOutput = Extract<JournalRecord, { type: 'output-short' }>;
