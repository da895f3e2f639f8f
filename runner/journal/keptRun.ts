import { readFileSync } from 'node:fs';
import path from 'node:path';
import { UserError } from '../errors/userError.ts';
import { runEventSchema } from '../execute/eventSchema.ts';
import type { RunEvent } from '../execute/events.ts';
import { foldEvent, initialState } from '../execute/runState.ts';
import type { RunState } from '../execute/runState.ts';
import { readJournal } from './readJournal.ts';
import type { ReadJournal } from './readJournal.ts';
import type {
	JournaledCall,
	JournaledDocument,
	JournalRecord,
	OutputKept,
	RunCreated,
	ShortOutput,
} from './recordSchema.ts';
import { fillSecrets } from './secretMarks.ts';

/** A run as its directory tells it. */
export interface KeptRun {
	run: string;
	directory: string;
	journal: ReadJournal;
	created: RunCreated;
	/** The document that the run goes by: the last one that the operator accepted. */
	document: JournaledDocument;
	/** The documents that it calls, as it goes by them. */
	called: JournaledCall[];
	/** How many documents were kept: the first, and those that were accepted. */
	documents: number;
	events: RunEvent[];
	outputs: (OutputKept | ShortOutput)[];
}

/** Reads a run. Throws a `UserError` for a directory that holds none. */
export function readRun(directory: string): KeptRun {
	const journal = readJournal(directory);
	const { records } = journal;
	const [created] = records;
	const run = path.basename(directory);
	if (created?.type !== 'run-created') {
		const place = journal.damage[0]?.message ?? 'its first entry is missing';
		throw new UserError(
			`run ${run} can't be read: ${place}`,
			`Look at ${directory}, or run runbook-exec verify ${run}.`,
		);
	}
	const accepted = records.filter((record) => record.type === 'document-accepted');
	return {
		run,
		directory,
		journal,
		created,
		document: accepted.findLast(({ calledPath }) => calledPath === undefined)?.document ?? created.document,
		called: calledDocuments(created, accepted),
		documents: accepted.length + 1,
		events: records.filter(isEvent),
		outputs: records.filter((record) => record.type === 'output-kept' || record.type === 'output-short'),
	};
}

/** Those that the run started with, and what was accepted in the place of one or besides. */
function calledDocuments(
	{ called }: RunCreated,
	accepted: readonly Extract<JournalRecord, { type: 'document-accepted' }>[],
): JournaledCall[] {
	const byPath = new Map(called.map((one) => [one.documentPath, one]));
	for (const { calledPath, document } of accepted)
		if (calledPath !== undefined) byPath.set(calledPath, { ...document, documentPath: calledPath });
	return [...byPath.values()];
}

/** The state that the run had come to. Secrets that are given are put back where the journal only names them. */
export function stateOf({ events, created }: KeptRun, secrets: ReadonlyMap<string, string> = new Map()): RunState {
	return events.map((event) => fillSecrets(event, created.mark, secrets)).reduce(foldEvent, initialState());
}

/** The text of the document that the run went by last. */
export function keptSource({ directory, document }: KeptRun, { file }: JournaledDocument = document): string {
	return readFileSync(path.join(directory, file), 'utf8');
}

const eventTypes = new Set<string>(runEventSchema.options.map((option) => option.shape.type.value));

function isEvent(record: JournalRecord): record is RunEvent {
	return eventTypes.has(record.type);
}
