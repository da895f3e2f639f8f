import { availableParallelism } from 'node:os';
import type { Problem } from '../../plugins/remark-runbook/language.ts';
import type { LoadedConfig } from '../settings/loadConfig.ts';
import { createSettings } from '../settings/settings.ts';
import { UserError } from '../errors/userError.ts';
import { displayPath } from '../load/loadDocument.ts';
import { readSource } from '../load/readSource.ts';
import type { DocumentReport } from '../report/schema.ts';
import type { Checked } from './checkDocument.ts';
import { openCache } from './cache/openCache.ts';
import type { ResultCache } from './cache/resultCache.ts';
import { createEngine } from './engine/engine.ts';
import type { Engine, Observed, SourceDocument } from './engine/engine.ts';
import { Pool } from './engine/pool.ts';
import { surfaceOpener } from '../verify/index.ts';
import { readLock } from '../verify/surface/lock/lockFile.ts';
import type { RecordUsage } from '../verify/surface/lock/usage.ts';
import { settleProblems } from './settleProblems.ts';
import { unreadable } from './unreadable.ts';

/** One document after its check; `report` is missing where it can't be understood. */
export interface CheckedDocument extends SourceDocument {
	report: DocumentReport | undefined;
	problems: Problem[];
}

/** Checks documents by the project's settings. Nothing of theirs is executed. */
export interface Checker {
	/** In the order of the files; `onStart` hears of each that is not known from an earlier check. */
	check(files: readonly string[], onStart: (done: number, path: string) => void): Promise<CheckedDocument[]>;
	/** Checks a document as if its text were another. */
	recheck(document: CheckedDocument, source: string): Promise<CheckedDocument>;
	close(): Promise<void>;
}

interface CheckerOptions {
	cwd: string;
	env: Readonly<Record<string, string | undefined>>;
	workspace?: string | undefined;
	loaded: LoadedConfig;
	/** Whether results of earlier checks may be used. */
	cache: boolean;
	/** Hears what each verified command uses of its tool; hears nothing of cached results. */
	record?: RecordUsage;
}

/** Fewer documents are checked sooner than threads have started. */
const worthThreads = 40;
/** Expressions of a document's own, and texts as nobody writes them, are read in a thread, which can be given up. */
const ownExpression = /\b(?:pattern|matches)\s*["']?\s*:/;
const largest = 100_000;

export function createChecker({ cwd, env, workspace, loaded, cache, record }: CheckerOptions): Checker {
	const settings = createSettings(loaded);
	const { config } = loaded;
	const options = {
		cwd,
		env: { ...env },
		workspace,
		knownDirectives: config.knownDirectives,
		lock: readLock(loaded.directory),
	};
	const openSurface = surfaceOpener(env, { lock: options.lock, record });
	let engine: Engine | undefined;
	const settle = (document: SourceDocument, { report, problems }: Checked): CheckedDocument => ({
		...document,
		report,
		problems: settleProblems(problems, { ...document, settings, config }),
	});
	return {
		check: async (files, onStart) => {
			const documents = await Promise.all(files.map((file) => readDocument(file, cwd)));
			const results = cache ? openCache(options) : undefined;
			const found = await findAll(
				documents,
				results,
				(open, start) =>
					needsThreads(open)
						? inThreads(open, options, openSurface, start)
						: inThisThread(open, (engine ??= createEngine(options, openSurface)), start),
				onStart,
			);
			return documents.map((document) => {
				const checked = found.get(document);
				if (!checked) throw new Error(`${document.path} was not checked`);
				return settle(document, checked);
			});
		},
		recheck: async ({ path, absolutePath }, source) => {
			engine ??= createEngine(options, openSurface);
			const document = { path, absolutePath, source };
			return settle(document, await engine.check(document));
		},
		close: async () => engine?.close(),
	};
}

type Find = (
	documents: readonly SourceDocument[],
	onStart: (document: SourceDocument) => void,
) => Promise<{ results: Map<SourceDocument, Checked>; observed: Observed[] }>;

async function findAll(
	documents: readonly (SourceDocument & { fault?: Problem })[],
	cache: ResultCache | undefined,
	find: Find,
	onStart: (done: number, path: string) => void,
): Promise<Map<SourceDocument, Checked>> {
	const found = new Map<SourceDocument, Checked>();
	for (const document of documents) {
		const known = document.fault ? faulty(document.fault) : cache?.get(document.absolutePath, document.source);
		if (known) found.set(document, known);
	}
	const open = documents.filter((document) => !found.has(document));
	if (open.length === 0) return found;
	let started = found.size;
	const { results, observed } = await find(open, (document) => onStart(started++, document.path));
	cache?.save(results, observed);
	return new Map([...found, ...results]);
}

/** Threads are started from compiled files only. */
function needsThreads(documents: readonly SourceDocument[]): boolean {
	if (import.meta.url.endsWith('.ts')) return false;
	return (
		documents.length >= worthThreads ||
		documents.some(({ source }) => source.length > largest || ownExpression.test(source))
	);
}

async function inThreads(
	documents: readonly SourceDocument[],
	options: ConstructorParameters<typeof Pool>[0],
	openSurface: ReturnType<typeof surfaceOpener>,
	onStart: (document: SourceDocument) => void,
): ReturnType<Find> {
	const pool = new Pool(
		options,
		documents.length < worthThreads ? 1 : Math.min(4, availableParallelism()),
		undefined,
		openSurface,
	);
	try {
		return await pool.run(documents, onStart);
	} finally {
		await pool.close();
	}
}

async function inThisThread(
	documents: readonly SourceDocument[],
	engine: Engine,
	onStart: (document: SourceDocument) => void,
): ReturnType<Find> {
	const results = new Map<SourceDocument, Checked>();
	for (const document of documents) {
		onStart(document);
		results.set(document, await engine.check(document));
	}
	return { results, observed: [engine.observed()] };
}

/** A document that can't be read is a finding: it must not keep the others from being checked. */
async function readDocument(file: string, cwd: string): Promise<SourceDocument & { fault?: Problem }> {
	const path = displayPath(file, cwd);
	try {
		return { path, absolutePath: file, source: await readSource(file, path) };
	} catch (error) {
		if (!(error instanceof UserError)) throw error;
		return { path, absolutePath: file, source: '', fault: unreadable(path, error.message, error.hint) };
	}
}

function faulty(problem: Problem): Checked {
	return { report: undefined, problems: [problem], contract: undefined, workspace: undefined, files: {} };
}
