import MiniSearch from 'minisearch';
import type { AsPlainObject, SearchResult } from 'minisearch';

/** A part of a page that a query leads to. */
export interface Hit {
	url: string;
	/** Title of the page, and of the section in it. */
	page: string;
	title: string;
	text: string;
	/** The words of the page that the query met. */
	words: string[];
}

export type Search = (query: string) => Hit[];

interface BuiltIndex {
	fields: string[];
	storeFields: string[];
	index: AsPlainObject;
}

const options = {
	prefix: (term: string) => term.length > 1,
	fuzzy: (term: string) => (term.length > 3 ? 0.2 : false),
	boost: { title: 4, symptoms: 3, page: 2 },
	combineWith: 'AND',
} as const;

/** How many hits a query yields at most. */
export const most = 20;
let loaded: Promise<Search> | undefined;

/** Loads the index that was built with the site, once. Rejects where there is none; the next call tries again. */
export function loadSearch(file: string): Promise<Search> {
	loaded ??= load(file).catch((error: unknown) => {
		loaded = undefined;
		throw error;
	});
	return loaded;
}

async function load(file: string): Promise<Search> {
	const response = await fetch(file);
	if (!response.ok) throw new Error(`${file}: ${response.status}`);
	const { fields, storeFields, index } = (await response.json()) as BuiltIndex;
	const miniSearch = await MiniSearch.loadJSAsync<Hit>(index, { fields, storeFields });
	return (query) =>
		miniSearch
			.search(query, options)
			.slice(0, most)
			.map((found) => ({
				url: String(found['url']),
				page: String(found['page']),
				title: String(found['title']),
				text: String(found['text']),
				words: wordsOf(found),
			}));
}

/** The words of a hit that begin as those that were typed; only where there are none, those that are merely close to them. */
function wordsOf({ terms, queryTerms }: SearchResult): string[] {
	const typed = terms.filter((term) => queryTerms.some((word) => term.startsWith(word)));
	return typed.length > 0 ? typed : terms;
}
