import { writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { UndoPolicy } from '../execute/nextAction.ts';
import { randomToken } from '../execute/session/randomToken.ts';
import type { LoadedRunbook } from '../load/loadedDocument.ts';
import { packageVersion } from '../packageVersion.ts';
import type { Plan } from '../plan/plan.ts';
import type { Selection } from '../plan/selection.ts';
import { createMasker } from '../secrets/masker.ts';
import { headCommit } from '../workspace/headCommit.ts';
import { sha256 } from './entry.ts';
import { Journal } from './journal.ts';
import { toJournalError } from './journalError.ts';
import type { JournaledCall, JournaledDocument, RunCreated } from './recordSchema.ts';
import { createRunDirectory, runsDirectory } from './runDirectory.ts';
import { createSecretMarker } from './secretMarks.ts';

export interface StartOptions {
	run: string;
	/** What its processes are marked with. */
	processes: string;
	document: LoadedRunbook;
	plan: Plan;
	selection: Selection;
	chosen: ReadonlyMap<string, string>;
	undo: UndoPolicy;
	/** Tool versions by name. */
	tools: Readonly<Record<string, string>>;
}

/** Makes the directory of a new run and writes what is known before its first step. */
export function startJournal(options: StartOptions): Journal {
	const { run, document, plan } = options;
	try {
		const directory = createRunDirectory(plan.workspace, run);
		const mark = randomToken(8);
		const secrets = secretsOf(plan);
		const markSecrets = createSecretMarker(mark, secrets);
		const kept = keepDocument(directory, document);
		const journal = new Journal({ directory, markSecrets });
		const created = createdRecord({ kept, called: keepCalled(directory, plan) }, mark, options);
		journal.append(markSecrets(created, createMasker(secrets.values())));
		return journal;
	} catch (error) {
		throw toJournalError(runsDirectory(plan.workspace), error);
	}
}

/** Copies a document to a run's directory, so that a later change of it can be shown. */
export function keepDocument(
	directory: string,
	{ path: shown, source }: Pick<LoadedRunbook, 'path' | 'source'>,
	count = 1,
): JournaledDocument {
	const file = `document${count === 1 ? '' : `-${count}`}${path.extname(shown)}`;
	writeFileSync(path.join(directory, file), source, { flag: 'wx', mode: 0o600 });
	return { path: shown, sha256: sha256(source), file };
}

/** Each called document once, however often it is called. */
function keepCalled(directory: string, { called }: Plan): JournaledCall[] {
	const byPath = new Map(called.map((scope) => [scope.absolutePath, scope]));
	return [...byPath.values()].map(({ absolutePath, path: shown, source }, index) => {
		const file = `called-${index + 1}${path.extname(shown)}`;
		writeFileSync(path.join(directory, file), source, { flag: 'wx', mode: 0o600 });
		return { path: shown, sha256: sha256(source), file, documentPath: absolutePath };
	});
}

/** The values that a plan has and nobody may see, by their names; those of a called runbook as `call/name`. */
export function secretsOf({ knowledge, called }: Pick<Plan, 'knowledge' | 'called'>): Map<string, string> {
	const scopes = [{ prefix: '', knowledge }, ...called];
	return new Map(
		scopes.flatMap((scope) =>
			[...scope.knowledge].flatMap(([name, known]) =>
				known.state === 'value' && known.secret ? [[scope.prefix + name, known.value] as const] : [],
			),
		),
	);
}

export function currentOperator(): { user: string; host: string } {
	return { user: userName(), host: os.hostname() };
}

function createdRecord(
	{ kept: document, called }: { kept: JournaledDocument; called: JournaledCall[] },
	mark: string,
	{ run, processes, document: { absolutePath }, plan, selection, chosen, undo, tools }: StartOptions,
): RunCreated {
	const commit = headCommit(plan.workspace);
	return {
		type: 'run-created',
		time: new Date().toISOString(),
		schemaVersion: 1,
		run,
		processes,
		document,
		documentPath: absolutePath,
		called,
		workspace: plan.workspace,
		...(commit !== undefined && { commit }),
		operator: currentOperator(),
		inputs: Object.fromEntries(
			[...plan.knowledge].flatMap(([name, known]) =>
				known.state === 'value' && !known.secret ? [[name, known.value] as const] : [],
			),
		),
		secrets: [...secretsOf(plan).keys()],
		selection: keptSelection(selection),
		chosen: Object.fromEntries(chosen),
		undo,
		versions: { 'runbook-exec': packageVersion(), node: process.version, ...tools },
		mark,
	};
}

/** The command line's other options are none of it. */
function keptSelection({ from, to, only, skip, tags, skipTags }: Selection): Selection {
	return { from, to, only, skip, tags, skipTags };
}

/** A user without an entry in the system's list has a number only. */
function userName(): string {
	try {
		return os.userInfo().username;
	} catch {
		return `uid ${process.getuid?.() ?? 'unknown'}`;
	}
}
