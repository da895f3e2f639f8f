import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { AllContent } from '@docusaurus/types';
import { documentPath, readRunbook, stepKinds } from '../remark-runbook/index.ts';
import type { Runbook } from '../remark-runbook/index.ts';
import * as z from 'zod';

/** A runbook of the site, and where its page is. */
export interface RunbookPage {
	/** The document's path, as readers type it. */
	path: string;
	permalink: string;
	runbook: Runbook;
}

interface Place {
	siteDir: string;
	/** Absolute directory that readers start the runner in. */
	root: string;
	directives: readonly string[];
}

const page = z.object({ source: z.string(), permalink: z.string() });
const docs = z.object({ loadedVersions: z.array(z.object({ docs: z.array(page) })) });
const blog = z.object({ blogPosts: z.array(z.object({ metadata: page })) });
const pages = z.array(page);

/** The runbooks among all that the content plugins loaded; a document that is no valid one is left to the build. */
export async function findRunbookPages(allContent: AllContent, place: Place): Promise<RunbookPage[]> {
	const contents = Object.values(allContent).flatMap((instances) => Object.values(instances));
	const found = await Promise.all(contents.flatMap(pagesOf).map((one) => readPage(one, place)));
	return found.filter((one) => one !== undefined).toSorted((a, b) => (a.permalink < b.permalink ? -1 : 1));
}

function pagesOf(content: unknown): z.infer<typeof page>[] {
	return [
		...(docs.safeParse(content).data?.loadedVersions.flatMap((version) => version.docs) ?? []),
		...(blog.safeParse(content).data?.blogPosts.map(({ metadata }) => metadata) ?? []),
		...(pages.safeParse(content).data ?? []),
	];
}

/** Most documents are no runbooks: they are not parsed. */
const mayHaveSteps = new RegExp(String.raw`^\s*:{3,}(?:${Object.keys(stepKinds).join('|')})\b`, 'm');

async function readPage(
	{ source, permalink }: z.infer<typeof page>,
	{ siteDir, root, directives }: Place,
): Promise<RunbookPage | undefined> {
	const file = path.resolve(siteDir, source.replace(/^@site\//, ''));
	const text = /\.mdx?$/.test(file) ? await readFile(file, 'utf8') : '';
	if (!mayHaveSteps.test(text)) return undefined;
	const shown = documentPath(file, root);
	const { runbook } = readRunbook(shown, text, { knownDirectives: directives });
	return runbook && { path: shown, permalink, runbook };
}
