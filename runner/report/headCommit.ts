import { readFileSync } from 'node:fs';
import path from 'node:path';

/** The commit that is checked out in a repository, read from git's files; undefined where they say none. */
export function headCommit(root: string): string | undefined {
	const dotGit = path.join(root, '.git');
	// A worktree and a submodule have a file that names the directory.
	const elsewhere = /^gitdir: (.+)$/m.exec(readText(dotGit) ?? '')?.[1];
	const directory = elsewhere === undefined ? dotGit : path.resolve(root, elsewhere);
	const head = readText(path.join(directory, 'HEAD')) ?? '';
	const branch = /^ref: (refs\/\S+)$/m.exec(head)?.[1];
	return branch === undefined ? hashIn(head) : commitOf(branch, directory);
}

function commitOf(branch: string, directory: string): string | undefined {
	const shared = path.resolve(directory, readText(path.join(directory, 'commondir'))?.trim() ?? '.');
	const loose = readText(path.join(shared, branch));
	if (loose !== undefined) return hashIn(loose);
	const packed = readText(path.join(shared, 'packed-refs'))?.split('\n') ?? [];
	return hashIn(packed.find((line) => line.endsWith(` ${branch}`)) ?? '');
}

function hashIn(text: string): string | undefined {
	return /^[0-9a-f]{40}(?:[0-9a-f]{24})?(?=\s|$)/.exec(text)?.[0];
}

function readText(file: string): string | undefined {
	try {
		return readFileSync(file, 'utf8');
	} catch {
		return undefined;
	}
}
