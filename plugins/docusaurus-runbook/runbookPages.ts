import type { AllContent } from '@docusaurus/types';
import type { Runbook } from '../remark-runbook/index.ts';
import * as z from 'zod';
import type { ReadDocument } from './documents.ts';

/** A runbook of the site, and where its page is. */
export interface RunbookPage {
	/** The document's path, as readers type it. */
	path: string;
	permalink: string;
	runbook: Runbook;
}

const page = z.object({ source: z.string(), permalink: z.string() });
const docs = z.object({ loadedVersions: z.array(z.object({ docs: z.array(page) })) });
const blog = z.object({ blogPosts: z.array(z.object({ metadata: page })) });
const pages = z.array(page);

/** The runbooks among all that the content plugins loaded; a document that is no valid one is left to the build. */
export async function findRunbookPages(allContent: AllContent, read: ReadDocument): Promise<RunbookPage[]> {
	const contents = Object.values(allContent).flatMap((instances) => Object.values(instances));
	const found = await Promise.all(contents.flatMap(pagesOf).map((one) => readPage(one, read)));
	return found.filter((one) => one !== undefined).toSorted((a, b) => (a.permalink < b.permalink ? -1 : 1));
}

function pagesOf(content: unknown): z.infer<typeof page>[] {
	return [
		...(docs.safeParse(content).data?.loadedVersions.flatMap((version) => version.docs) ?? []),
		...(blog.safeParse(content).data?.blogPosts.map(({ metadata }) => metadata) ?? []),
		...(pages.safeParse(content).data ?? []),
	];
}

async function readPage(
	{ source, permalink }: z.infer<typeof page>,
	read: ReadDocument,
): Promise<RunbookPage | undefined> {
	const document = await read(source);
	return document?.runbook && { path: document.path, permalink, runbook: document.runbook };
}
