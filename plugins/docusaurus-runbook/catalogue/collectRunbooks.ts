import { contractSchema } from '../../remark-runbook/index.ts';
import type { RunbookEntry } from '../../remark-runbook/index.ts';
import type { ReadDocument } from '../documents.ts';
import type { SitePage } from './sitePages.ts';

/** The runbooks among a site's pages, by title. A page is one when it has a contract or a step. */
export async function collectRunbooks(pages: readonly SitePage[], read: ReadDocument): Promise<RunbookEntry[]> {
	const found = await Promise.all(pages.map(async (page) => ((await isRunbook(page, read)) ? [entryOf(page)] : [])));
	return found.flat().toSorted((a, b) => a.title.localeCompare(b.title, 'en'));
}

function entryOf({ title, description, permalink, tags, frontMatter }: SitePage): RunbookEntry {
	// What is wrong with a contract stops the build where the page is made, with its line.
	const { data: contract } = contractSchema.safeParse(frontMatter['runbook']);
	const { system, severity, owner, symptoms = [] } = contract ?? {};
	return {
		title: title ?? permalink,
		description: description ?? '',
		permalink,
		system,
		severity,
		owner,
		tags: tags.map(({ label }) => label),
		symptoms,
	};
}

async function isRunbook({ source, frontMatter }: SitePage, read: ReadDocument): Promise<boolean> {
	if (typeof frontMatter['runbook'] === 'object') return true;
	return (await read(source))?.isRunbook ?? false;
}
