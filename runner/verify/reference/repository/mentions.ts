import { readGit } from './git.ts';

/** Searching a tree costs tens of milliseconds; a document with hundreds of missing names gets no more. */
const maximumSearches = 100;

/** Whether a text stands in a tracked file that is no document. Without git the answer is no. */
export function searchSources(workspace: string): (text: string) => boolean {
	const known = new Map<string, boolean>();
	let searches = 0;
	return (text) => {
		if (!known.has(text) && searches < maximumSearches) {
			searches += 1;
			known.set(text, stands(workspace, text));
		}
		return known.get(text) ?? false;
	};
}

const documents = ['*.md', '*.mdx', '*.rst', '*.txt', '*.adoc', '*.lock', '*lock.json'].map(
	(name) => `:(exclude)${name}`,
);

/** Git stops at the first file that holds the text only where it searches in one thread. */
const firstHit = ['-q', '--threads=1'];

function stands(workspace: string, text: string): boolean {
	const args = ['grep', ...firstHit, '--no-textconv', '--no-ext-grep', '-I', '-F', '-e', text, '--', '.', ...documents];
	return readGit(workspace, args, 4000) !== undefined;
}
