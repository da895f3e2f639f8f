import { readGit } from './git.ts';

/** A commit as evidence: short hash and date. */
export interface Commit {
	hash: string;
	date: string;
}

/** What the repository's past says of a name that is no longer there. Every answer may be undefined: no git, no past, no time. */
export interface History {
	/** The last commit that deleted a file, or the last file under a directory. */
	deletion(file: string): Commit | undefined;
	/** The last commit that deleted a file whose path ends so. */
	deletionOf(ending: string): Commit | undefined;
	/** The last commit that changed how often a text occurs in a file. */
	lastChange(text: string, file: string): Commit | undefined;
	/** What lines that were taken out of some files held, by the first group of a global pattern, with the last such commit. */
	removals(files: readonly string[], pattern: RegExp): ReadonlyMap<string, Commit>;
}

const recordMark = '\u0001';
/** Searching a file's past costs tens of milliseconds; a document with hundreds of missing names gets no more. */
const maximumSearches = 60;

export function readHistory(workspace: string): History {
	let deletions: ReadonlyMap<string, Commit> | undefined;
	let searches = 0;
	const found = new Map<string, Commit | undefined>();
	const removed = new Map<string, ReadonlyMap<string, Commit>>();
	return {
		deletion: (file) => {
			deletions ??= readDeletions(workspace);
			return deletions.get(file);
		},
		deletionOf: (ending) => {
			deletions ??= readDeletions(workspace);
			for (const [file, commit] of deletions) if (file.endsWith(ending)) return commit;
			return undefined;
		},
		lastChange: (text, file) => {
			const key = `${file}\0${text}`;
			if (!found.has(key) && searches < maximumSearches) {
				searches += 1;
				found.set(key, searchChange(workspace, text, file));
			}
			return found.get(key);
		},
		removals: (files, pattern) => {
			const key = `${pattern.source} ${files.join(' ')}`;
			const known = removed.get(key) ?? readRemovals(workspace, files, pattern);
			removed.set(key, known);
			return known;
		},
	};
}

function readDeletions(workspace: string): ReadonlyMap<string, Commit> {
	const format = `--format=${recordMark}%h %cs`;
	const args = [
		'log',
		'--no-renames',
		'--diff-filter=D',
		'--name-only',
		'--no-ext-diff',
		'--no-textconv',
		'--relative',
	];
	const log = readGit(workspace, ['-c', 'core.quotePath=false', ...args, '--max-count=50000', format]) ?? '';
	const deletions = new Map<string, Commit>();
	for (const record of log.split(recordMark)) {
		const [head = '', ...files] = record.split('\n').filter((line) => line !== '');
		const [hash = '', date = ''] = head.split(' ');
		for (const file of files) addDeletion(deletions, file, { hash, date });
	}
	return deletions;
}

/** Newest first: the first commit met for a path is the one to name. */
function addDeletion(deletions: Map<string, Commit>, file: string, commit: Commit): void {
	let place = file;
	while (place !== '' && !deletions.has(place)) {
		deletions.set(place, commit);
		place = place.slice(0, Math.max(0, place.lastIndexOf('/')));
	}
}

function searchChange(workspace: string, text: string, file: string): Commit | undefined {
	const args = ['log', '-1', `-S${text}`, '--no-ext-diff', '--no-textconv', '--format=%h %cs', '--', file];
	const [hash = '', date = ''] = (readGit(workspace, args, 4000) ?? '').trim().split(' ');
	return hash === '' ? undefined : { hash, date };
}

/** One walk through the past answers for every name: a search for each of them would cost as much as this. */
function readRemovals(workspace: string, files: readonly string[], pattern: RegExp): ReadonlyMap<string, Commit> {
	const args = ['log', '-p', '-U0', '--no-color', '--no-ext-diff', '--no-textconv', '--max-count=2000'];
	const removals = new Map<string, Commit>();
	if (files.length === 0) return removals;
	const log = readGit(workspace, [...args, `--format=${recordMark}%h %cs`, '--', ...files]) ?? '';
	for (const record of log.split(recordMark)) {
		const [head = '', ...lines] = record.split('\n');
		const [hash = '', date = ''] = head.split(' ');
		for (const line of lines.filter((one) => one.startsWith('-') && !one.startsWith('---')))
			for (const [, name = ''] of line.slice(1).matchAll(pattern))
				if (!removals.has(name)) removals.set(name, { hash, date });
	}
	return removals;
}
