import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { contractSchema, readRunbook, stepKinds } from '../../remark-runbook/index.ts';
import type { RunbookEntry } from '../../remark-runbook/index.ts';
import type { SitePage } from './sitePages.ts';

/** The runbooks among a site's pages, by title. A page is one when it has a contract or a step. */
export async function collectRunbooks(pages: readonly SitePage[], siteDir: string): Promise<RunbookEntry[]> {
	const found = await Promise.all(pages.map(async (page) => ((await isRunbook(page, siteDir)) ? [entryOf(page)] : [])));
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

const stepStart = new RegExp(`^\\s*:{3,}(?:${Object.keys(stepKinds).join('|')})[[{]`, 'm');

/** Only a page that may hold a step is parsed. */
async function isRunbook({ source, frontMatter }: SitePage, siteDir: string): Promise<boolean> {
	if (typeof frontMatter['runbook'] === 'object') return true;
	const text = await readFile(source.replace(/^@site(?=\/)/, path.resolve(siteDir)), 'utf8');
	return stepStart.test(text) && readRunbook(source, text).isRunbook;
}
