import path from 'node:path';
import { extractSource } from '../../plugins/remark-runbook/native/extractSource.ts';
import type { DocumentCache } from './documentCache.ts';
import type { LoadedDocument } from './loadedDocument.ts';
import { matchesWhole } from './matchesWhole.ts';
import { readSource } from './readSource.ts';

/** Reads and extracts one document, or takes it from the cache. Throws a `UserError` where the file itself can't be read. */
export async function loadDocument(file: string, cwd: string, cache?: DocumentCache): Promise<LoadedDocument> {
	const absolutePath = path.resolve(cwd, file);
	const shownPath = displayPath(absolutePath, cwd);
	const source = await readSource(absolutePath, shownPath);
	return loadSource({ path: shownPath, absolutePath }, source, [], readSource, cache);
}

/** Extracts a document from a text that was read already, and with it what it calls. */
export async function loadSource(
	{ path: shownPath, absolutePath }: Pick<LoadedDocument, 'path' | 'absolutePath'>,
	source: string,
	knownDirectives: readonly string[],
	read: ReadSource = readSource,
	cache?: DocumentCache,
): Promise<LoadedDocument> {
	const document = await extractDocument({ path: shownPath, absolutePath }, source, knownDirectives, cache);
	if (!document.runbook?.steps.some(({ kind }) => kind === 'call')) return document;
	const { linkCalls } = await import('./calls/linkCalls.ts');
	return linkCalls(document, {
		extract: async (place) =>
			extractDocument(place, await read(place.absolutePath, place.path), knownDirectives, cache),
	});
}

/** Gives the text of a document; `shownPath` is for errors. */
type ReadSource = (absolutePath: string, shownPath: string) => Promise<string>;

async function extractDocument(
	{ path: shownPath, absolutePath }: Pick<LoadedDocument, 'path' | 'absolutePath'>,
	source: string,
	knownDirectives: readonly string[],
	cache?: DocumentCache,
): Promise<LoadedDocument> {
	const known = cache?.read(shownPath, source);
	const { runbook, problems, isRunbook } =
		known ?? (await extractSource(shownPath, source, knownDirectives, matchesWhole));
	if (!known) cache?.write(shownPath, source, { ...(runbook && { runbook }), problems, isRunbook });
	return { path: shownPath, absolutePath, source, isRunbook, runbook, problems };
}

/** Like `loadSource`, for what is checked as plain text where it is no runbook: that costs no parse where no step can be. */
export async function loadForCheck(
	document: Pick<LoadedDocument, 'path' | 'absolutePath' | 'source'>,
	knownDirectives: readonly string[],
): Promise<LoadedDocument> {
	const { path: shownPath, absolutePath, source } = document;
	// A step opens with three colons; in MDX, two of them may be meant for one.
	if (source.includes(/\.mdx$/i.test(shownPath) ? '::' : ':::')) return loadSource(document, source, knownDirectives);
	return { path: shownPath, absolutePath, source, isRunbook: false, runbook: undefined, problems: [] };
}

/** A path as reports show it: relative to the working directory, with forward slashes. */
export function displayPath(absolutePath: string, cwd: string): string {
	const relative = path.relative(cwd, absolutePath);
	return (relative === '' ? '.' : relative).split(path.sep).join('/');
}
