import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import MiniSearch from 'minisearch';
import type { RunbookEntry } from '../../remark-runbook/index.ts';
import type { SitePage } from '../catalogue/sitePages.ts';
import { pageSections } from './pageSections.ts';

/** The file below the site's base that the search reads. */
const searchFile = 'runbook-search.json';

interface Entry {
	id: number;
	/** Address of the page with the section's anchor. */
	url: string;
	page: string;
	title: string;
	text: string;
	/** What a runbook is found by besides its texts. */
	symptoms: string;
}

const fields = ['title', 'page', 'symptoms', 'text'] as const satisfies (keyof Entry)[];
const storeFields = ['url', 'page', 'title', 'text'] as const satisfies (keyof Entry)[];

interface BuiltSite {
	outDir: string;
	baseUrl: string;
	pages: readonly SitePage[];
	runbooks: readonly RunbookEntry[];
}

/** Writes the index of all texts of a built site: what a browser needs to search it with no service. */
export async function buildIndex(site: BuiltSite): Promise<void> {
	const entries: Omit<Entry, 'id'>[] = [];
	const runbooks = new Map(site.runbooks.map((runbook) => [runbook.permalink, runbook]));
	for (const page of site.pages) {
		const html = readPage(site, page.permalink);
		if (html !== undefined) entries.push(...entriesOf(page, html, runbooks.get(page.permalink)));
	}
	const index = new MiniSearch<Entry>({ fields: [...fields], storeFields: [...storeFields] });
	index.addAll(entries.map((entry, id) => ({ ...entry, id })));
	await writeFile(path.join(site.outDir, searchFile), JSON.stringify({ fields, storeFields, index }));
}

function entriesOf(page: SitePage, html: string, runbook: RunbookEntry | undefined): Omit<Entry, 'id'>[] {
	const title = page.title ?? page.permalink;
	const facts = runbook ? [...runbook.symptoms, ...runbook.tags, runbook.system, runbook.owner, runbook.severity] : [];
	return pageSections(html).map((section) => ({
		url: page.permalink + (section.anchor && `#${section.anchor}`),
		page: title,
		title: section.anchor ? section.title : title,
		text: section.text,
		symptoms: section.anchor ? '' : facts.filter((fact) => fact !== undefined).join('\n'),
	}));
}

/** A page lies at `x.html` or `x/index.html`, by the site's trailing slashes. */
function readPage({ outDir, baseUrl }: BuiltSite, permalink: string): string | undefined {
	const route = decodeURI(permalink.slice(baseUrl.length)).replace(/\/$/, '');
	for (const file of [`${route}.html`, path.join(route, 'index.html')]) {
		try {
			return readFileSync(path.join(outDir, file), 'utf8');
		} catch {
			// It lies at the other place, or nowhere.
		}
	}
	return undefined;
}
