import { readdirSync, readFileSync, truncateSync } from 'node:fs';
import path from 'node:path';
import { UserError } from '../errors/userError.ts';
import { sha256 } from './entry.ts';
import { Journal } from './journal.ts';
import { journalFile } from './journalFile.ts';
import { readRun } from './keptRun.ts';
import type { KeptRun } from './keptRun.ts';
import { endRunProcesses, shellsLeft } from './leftovers.ts';
import { takeLock } from './lock.ts';
import type { OutputKept } from './recordSchema.ts';
import { outputDirectory } from './runDirectory.ts';
import { runEnvironment, runVariable } from './runName.ts';
import type { MarkSecrets } from './secretMarks.ts';
import { currentOperator } from './startJournal.ts';

/** A run that was stopped, with its workspace taken for going on. */
export interface TakenRun {
	kept: KeptRun;
	/** Shells that still execute the command with which the run was killed. */
	shells: number[];
	env: Record<string, string>;
	/** Goes on behind the journal's last whole entry. */
	openJournal(markSecrets: MarkSecrets): Journal;
	close(): Promise<void>;
}

/** Time that a command which outlived its runner has to come to its end. */
const leftoverLimitMs = 5000;

/** Takes the workspace and reads the run. Throws a `UserError` where another process has it, or the journal was changed. */
export async function takeUpRun(
	directory: string,
	workspace: string,
	env: Readonly<Record<string, string | undefined>>,
): Promise<TakenRun> {
	const { run, document } = readRun(directory);
	const lock = await takeLock(workspace, { run, document: document.path, ...currentOperator() }, env[runVariable]);
	try {
		const { processes } = readRun(directory).created;
		const shells = await shellsLeft(processes, leftoverLimitMs);
		const kept = readRun(directory);
		assertWhole(kept);
		let journal: Journal | undefined;
		return {
			kept,
			shells,
			env: runEnvironment({ processes }),
			openJournal: (markSecrets) => (journal = openAgain(kept, markSecrets)),
			close: async () => {
				// What the first part of the run left in the background belongs to no session of this one.
				if (journal) await endRunProcesses(processes);
				journal?.close();
				lock.release();
			},
		};
	} catch (error) {
		lock.release();
		throw error;
	}
}

function assertWhole({ run, journal }: KeptRun): void {
	const [first] = journal.damage;
	if (!first) return;
	const place = first.line === undefined ? first.file : `${first.file}:${first.line}`;
	throw new UserError(
		`the journal of run ${run} is not as it was written: ${place}: ${first.message}`,
		`runbook-exec verify ${run} tells all. Nothing can be resumed from it: look at what was done, and start anew.`,
	);
}

function openAgain(kept: KeptRun, markSecrets: MarkSecrets): Journal {
	const { directory, journal: read } = kept;
	if (read.tornBytes + read.roomBytes > 0) truncateSync(path.join(directory, journalFile), read.end.bytes);
	const journal = new Journal({ directory, markSecrets, end: read.end });
	const time = new Date().toISOString();
	if (read.tornBytes > 0) journal.append({ type: 'torn-line-removed', time, bytes: read.tornBytes });
	journal.append({ type: 'operator-changed', operator: currentOperator() }, ...orphanedOutputs(kept));
	return journal;
}

/** Outputs that the killed process had begun to write: from here on the journal vouches for them as they are. */
function orphanedOutputs({ directory, outputs, events }: KeptRun): OutputKept[] {
	const known = new Set(outputs.map((output) => (output.type === 'output-kept' ? output.file : journalFile)));
	const last = events.findLast((event) => event.type === 'step-started' || event.type === 'undo-started');
	return readdirSync(path.join(directory, outputDirectory))
		.map((name) => `${outputDirectory}/${name}`)
		.filter((file) => !known.has(file))
		.map((file) => {
			const content = readFileSync(path.join(directory, file));
			const { length } = content;
			return { type: 'output-kept', id: last?.id ?? '', file, bytes: length, kept: length, sha256: sha256(content) };
		});
}
