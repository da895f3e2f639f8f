import type { Link, MarkdownDocument } from '../../../markdown/document.ts';
import { resolved, unknown, witness } from '../finding.ts';
import type { Finding } from '../finding.ts';
import type { Listing } from '../repository/listing.ts';
import type { Repository } from '../repository/repository.ts';
import { nearestName } from '../repository/suggest.ts';

const ruleId = 'reference/wiki-link';

/** The path of a page, which nothing else in double brackets looks like. */
const pagePath = /^[\w.-]+(?:\/[\w.-]+)+$/;

/**
 * `[[Page]]` names a page anywhere in the workspace. Double brackets mean other things too: one must lead somewhere
 * first, or be a path.
 */
export function resolveWikiLinks(document: MarkdownDocument, repository: Repository): Finding[] {
	const links = document.links.filter(({ kind }) => kind === 'wiki');
	if (links.length === 0) return [];
	const pages = pageNames(repository.listing());
	const isWiki =
		repository.tree.kind('.obsidian') === 'directory' ||
		links.some((link) => pages.has(pageOf(link)) || pagePath.test(link.url));
	return links.map((link) => resolveOne(link, pages, isWiki)).filter((finding) => finding !== undefined);
}

function resolveOne(link: Link, pages: ReadonlyMap<string, string>, isWiki: boolean): Finding | undefined {
	const page = pageOf(link);
	if (page === '') return undefined;
	const file = pages.get(page);
	if (file !== undefined) return resolved(ruleId, link.url, file, false);
	if (!isWiki) return unknown(ruleId, link.url, 'the brackets may be no link');
	const near = nearestName(page, pages.keys());
	return {
		status: 'missing',
		ruleId,
		name: link.url,
		span: { start: link.range.start.offset, end: link.range.end.offset },
		message: `no page of the workspace is called ${link.url}`,
		...(near === undefined ? {} : { hint: `Did you mean ${pages.get(near) ?? near}?` }),
		strength: 'weak',
		evidence: [witness(`${pages.size} pages by name`)],
	};
}

function pageOf({ url }: Link): string {
	return normaliseName(url.replace(/[#^].*$/, ''));
}

/** Pages by their path and by their name alone, with `-` and `_` as spaces, as wikis match them. */
function pageNames(listing: Listing): Map<string, string> {
	const pages = new Map<string, string>();
	for (const file of listing.files) {
		const page = file.replace(/\.(?:md|mdx|markdown)$/i, '');
		for (const name of [file, page, page.slice(page.lastIndexOf('/') + 1), file.slice(file.lastIndexOf('/') + 1)]) {
			if (!pages.has(normaliseName(name))) pages.set(normaliseName(name), file);
		}
	}
	return pages;
}

function normaliseName(name: string): string {
	return name
		.trim()
		.toLowerCase()
		.replaceAll(/[\s_-]+/g, ' ');
}
