import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { documentPath, stepKinds } from '../remark-runbook/index.ts';
import type { Extracted, Runbook } from '../remark-runbook/index.ts';
import { sharedMap } from './sharedMap.ts';
import { extractSource } from '../remark-runbook/native/extractSource.ts';

/** A document of the site as the runner reads it. */
interface SiteDocument extends Extracted {
	/** Its path, as readers type it. */
	path: string;
}

interface Place {
	siteDir: string;
	/** Absolute directory that readers start the runner in. */
	root: string;
	/** Names of the site's own directives. */
	directives: readonly string[];
}

interface Known {
	source: string;
	directives: string;
	document: SiteDocument;
}

/** By file, as they were last read: what proves, lists and renders a runbook shares one reading of it. */
const known = sharedMap<Known>('documents');

/** Most documents are no runbooks: they are not parsed. */
export const mayHaveSteps = new RegExp(String.raw`^\s*:{3,}(?:${Object.keys(stepKinds).join('|')})\b`, 'm');

/** Reads a document by its source as Docusaurus names it (`@site/…`); undefined where it can hold no step. */
export type ReadDocument = (source: string) => Promise<SiteDocument | undefined>;

/** The reader of a site's documents; each is parsed once as long as it stays as it is. */
export function createDocuments({ siteDir, root, directives }: Place): ReadDocument {
	return async (source) => {
		const file = path.resolve(siteDir, source.replace(/^@site\//, ''));
		const text = /\.mdx?$/.test(file) ? await readFile(file, 'utf8') : '';
		if (!mayHaveSteps.test(text)) return undefined;
		const shown = documentPath(file, root);
		const before = known.get(file);
		if (before && isSame(before, text, directives) && before.document.path === shown) return before.document;
		const document = { path: shown, ...(await extractSource(shown, text, directives)) };
		known.set(file, { source: text, directives: directives.join(), document });
		return document;
	};
}

/** The runbook that a file with this very text was found to be; undefined where it was not read, or is no valid one. */
export function knownRunbook(file: string, source: string, directives: readonly string[]): Runbook | undefined {
	const before = known.get(file);
	return before && isSame(before, source, directives) ? before.document.runbook : undefined;
}

function isSame(before: Known, source: string, directives: readonly string[]): boolean {
	return before.source === source && before.directives === directives.join();
}
