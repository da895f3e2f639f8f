import { existsSync } from 'node:fs';
import { UserError } from '../../../errors/userError.ts';
import { diffLines, whyNotAcceptable } from '../../../journal/documentChange.ts';
import { sha256 } from '../../../journal/entry.ts';
import { keptSource } from '../../../journal/keptRun.ts';
import type { KeptRun } from '../../../journal/keptRun.ts';
import type { Standing } from '../../../journal/standing.ts';
import { loadDocument, loadSource } from '../../../load/loadDocument.ts';
import type { LoadedDocument, LoadedRunbook } from '../../../load/loadDocument.ts';
import type { Terminal } from '../../terminal.ts';

/** The document as the run went by it last. */
export async function documentOfRun(kept: KeptRun): Promise<LoadedRunbook> {
	const place = { path: kept.document.path, absolutePath: kept.created.documentPath };
	return asRunbook(await loadSource(place, keptSource(kept), []));
}

/** The document as it is now; where it changed, only with the operator's consent and where what was done reads as before. */
export async function currentDocument(
	kept: KeptRun,
	standing: Standing,
	acceptChanges: boolean,
	terminal: Terminal,
): Promise<{ document: LoadedRunbook; accepted: boolean }> {
	const { documentPath } = kept.created;
	if (!existsSync(documentPath))
		throw new UserError(
			`the document of run ${kept.run} is gone: ${documentPath}`,
			`As it was: ${kept.directory}/${kept.document.file}`,
		);
	const document = await loadDocument(documentPath, terminal.cwd);
	if (sha256(document.source) === kept.document.sha256) return { document: asRunbook(document), accepted: false };
	const difference = diffLines(keptSource(kept), document.source).join('\n');
	if (!acceptChanges)
		throw new UserError(
			`${document.path} has changed since run ${kept.run} went by it`,
			`${difference}\n\nPut it back, or go on by the changed text with --accept-changes: only steps that are still to come may differ.`,
		);
	const runbook = asRunbook(document);
	const reason = whyNotAcceptable((await documentOfRun(kept)).runbook, runbook.runbook, begunSteps(kept, standing));
	if (reason === undefined) return { document: runbook, accepted: true };
	throw new UserError(
		`${document.path} has changed in what run ${kept.run} has done already: ${reason}`,
		`${difference}\n\nPut that back, or start anew.`,
	);
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
