import { existsSync } from 'node:fs';
import { UserError } from '../../../errors/userError.ts';
import { diffLines, whyNotAcceptable } from '../../../journal/documentChange.ts';
import { sha256 } from '../../../journal/entry.ts';
import { keptSource } from '../../../journal/keptRun.ts';
import type { KeptRun } from '../../../journal/keptRun.ts';
import type { Standing } from '../../../journal/standing.ts';
import { calledRunbooks } from '../../../plan/scope.ts';
import { displayPath, loadDocument, loadSource } from '../../../load/loadDocument.ts';
import { readSource } from '../../../load/readSource.ts';
import type { LoadedDocument, LoadedRunbook } from '../../../load/loadedDocument.ts';
import type { Terminal } from '../../terminal.ts';

/** The document as the run went by it last, with what it called. */
export async function documentOfRun(kept: KeptRun): Promise<LoadedRunbook> {
	const place = { path: kept.document.path, absolutePath: kept.created.documentPath };
	const called = new Map(kept.called.map((one) => [one.documentPath, one]));
	return asRunbook(
		await loadSource(place, keptSource(kept), [], async (absolutePath, shownPath) => {
			const document = called.get(absolutePath);
			if (!document) throw new UserError(`run ${kept.run} kept no copy of ${shownPath}`);
			return keptSource(kept, document);
		}),
	);
}

/** A document that differs from the one that the run went by; `calledPath` is where it lies, if another one calls it. */
export interface ChangedDocument {
	path: string;
	source: string;
	calledPath: string | undefined;
	difference: string[];
}

/** The document as it is now; where it or one that it calls changed, only with the operator's consent and where what was done reads as before. */
export async function currentDocument(
	kept: KeptRun,
	standing: Standing,
	acceptChanges: boolean,
	terminal: Terminal,
): Promise<{ document: LoadedRunbook; accepted: ChangedDocument[] }> {
	const { documentPath } = kept.created;
	assertThere(kept, documentPath, kept.document.file);
	for (const one of kept.called) assertThere(kept, one.documentPath, one.file);
	const changed = await changedDocuments(kept, terminal.cwd);
	const [first] = changed;
	if (!first) return { document: asRunbook(await loadDocument(documentPath, terminal.cwd)), accepted: [] };
	const difference = changed.flatMap((one) => [`--- ${one.path}`, ...one.difference]).join('\n');
	if (!acceptChanges)
		throw new UserError(
			`${changed.map(({ path }) => path).join(', ')} changed since run ${kept.run} went by it`,
			`${difference}\n\nPut it back, or go on by the changed text with --accept-changes: only steps that are still to come may differ.`,
		);
	const document = asRunbook(await loadDocument(documentPath, terminal.cwd));
	const reason = whyNotAcceptable(await documentOfRun(kept), document, begunSteps(kept, standing));
	if (reason === undefined) return { document, accepted: [...changed, ...newlyCalled(kept, document)] };
	throw new UserError(
		`${first.path} has changed in what run ${kept.run} has done already: ${reason}`,
		`${difference}\n\nPut that back, or start anew.`,
	);
}

function assertThere({ run, directory }: KeptRun, document: string, file: string): void {
	if (existsSync(document)) return;
	throw new UserError(`the document of run ${run} is gone: ${document}`, `As it was: ${directory}/${file}`);
}

async function changedDocuments(kept: KeptRun, cwd: string): Promise<ChangedDocument[]> {
	const documents = [
		{ ...kept.document, absolutePath: kept.created.documentPath, calledPath: undefined },
		...kept.called.map((one) => ({ ...one, absolutePath: one.documentPath, calledPath: one.documentPath })),
	];
	const changed: ChangedDocument[] = [];
	for (const document of documents) {
		const shown = displayPath(document.absolutePath, cwd);
		const source = await readSource(document.absolutePath, shown);
		if (sha256(source) === document.sha256) continue;
		const difference = diffLines(keptSource(kept, document), source);
		changed.push({ path: shown, source, calledPath: document.calledPath, difference });
	}
	return changed;
}

/** What a changed document calls besides. */
function newlyCalled(kept: KeptRun, document: LoadedRunbook): ChangedDocument[] {
	const known = new Set(kept.called.map(({ documentPath }) => documentPath));
	return calledRunbooks(document, () => '').flatMap(({ path, absolutePath, source }) => {
		if (known.has(absolutePath)) return [];
		known.add(absolutePath);
		return [{ path, source, calledPath: absolutePath, difference: [] }];
	});
}

/** The steps before the one that the run goes on with; one of which nobody knows the end is among them. */
function begunSteps({ events }: KeptRun, standing: Standing): string[] {
	const next = standing.type === 'stopped' ? standing.next : undefined;
	const ids = events.flatMap((event) =>
		event.type === 'step-started' || event.type === 'step-ended' ? [event.id] : [],
	);
	const begun = [...new Set(ids)];
	return next === undefined ? begun : begun.slice(0, begun.indexOf(next));
}

function asRunbook(document: LoadedDocument): LoadedRunbook {
	const { runbook, problems, path } = document;
	const error = problems.find(({ severity }) => severity === 'error');
	if (runbook && !error) return { ...document, runbook };
	const place = error ? `${path}:${error.line}:${error.column}: ${error.message}` : `${path} is no runbook any more`;
	throw new UserError(place, `runbook-exec ${path} --dry-run shows all of it.`);
}
