import { readGit } from './git.ts';

/** Searching a tree costs tens of milliseconds; a document with hundreds of missing names gets no more. */
const maximumSearches = 100;

/** Whether one of some texts stands in a tracked file that is no document, of all or of some patterns. Without git the answer is no. */
export function searchSources(workspace: string): (text: string | string[], ...patterns: string[]) => boolean {
	const known = new Map<string, boolean>();
	let searches = 0;
	return (text, ...patterns) => {
		const texts = typeof text === 'string' ? [text] : text;
		const key = [...texts, '', ...patterns].join('\0');
		if (!known.has(key) && searches < maximumSearches) {
			searches += 1;
			known.set(key, stands(workspace, texts, patterns));
		}
		return known.get(key) ?? false;
	};
}

const documents = ['*.md', '*.mdx', '*.rst', '*.txt', '*.adoc', '*.lock', '*lock.json'].map(
	(name) => `:(exclude)${name}`,
);

/** Git stops at the first file that holds the text only where it searches in one thread. */
const firstHit = ['-q', '--threads=1'];

function stands(workspace: string, texts: readonly string[], patterns: readonly string[]): boolean {
	const places = patterns.length === 0 ? ['.'] : patterns;
	const args = [
		'grep',
		...firstHit,
		'--no-textconv',
		'--no-ext-grep',
		'-I',
		'-F',
		...texts.flatMap((text) => ['-e', text]),
		'--',
		...places,
		...documents,
	];
	return readGit(workspace, args, 4000) !== undefined;
}
