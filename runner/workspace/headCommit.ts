import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { repositoryRoot } from './findWorkspace.ts';

/** Hash of the commit that is checked out around a directory. Read from git's own files, as a process takes longer; see gitrepository-layout(5). */
export function headCommit(directory: string): string | undefined {
	const root = repositoryRoot(directory);
	if (root === undefined) return undefined;
	const gitDirectory = findGitDirectory(path.join(root, '.git'));
	const head = gitDirectory && read(path.join(gitDirectory, 'HEAD'));
	if (!head) return undefined;
	const [, ref] = /^ref: (.+)$/.exec(head) ?? [];
	return ref === undefined ? hashOnly(head) : hashOnly(readRef(gitDirectory, ref));
}

/** In a linked worktree `.git` is a file that names the directory. */
function findGitDirectory(entry: string): string | undefined {
	if (statSync(entry, { throwIfNoEntry: false })?.isDirectory()) return entry;
	const [, named] = /^gitdir: (.+)$/.exec(read(entry) ?? '') ?? [];
	return named === undefined ? undefined : path.resolve(path.dirname(entry), named);
}

function readRef(gitDirectory: string, ref: string): string | undefined {
	const common = path.resolve(gitDirectory, read(path.join(gitDirectory, 'commondir')) ?? '.');
	const loose = read(path.join(gitDirectory, ref)) ?? read(path.join(common, ref));
	if (loose !== undefined) return loose;
	const packed = read(path.join(common, 'packed-refs'))?.split('\n') ?? [];
	return packed.find((line) => line.endsWith(` ${ref}`))?.split(' ')[0];
}

function hashOnly(text: string | undefined): string | undefined {
	return text !== undefined && /^[0-9a-f]{40,64}$/.test(text) ? text : undefined;
}

function read(file: string): string | undefined {
	try {
		return readFileSync(file, 'utf8').trim();
	} catch {
		return undefined;
	}
}
