import { readGit } from './git.ts';
import type { Tree } from './tree.ts';

/** The files of a workspace: those that git tracks or would, else all that lie there. */
export interface Listing {
	files: ReadonlySet<string>;
	directories: ReadonlySet<string>;
	/** Paths by their last segment, for "the same name elsewhere". */
	byName: ReadonlyMap<string, readonly string[]>;
	/** Directories by their last segment. */
	directoriesByName: ReadonlyMap<string, readonly string[]>;
	/** Names of the files and directories in a directory. */
	children: ReadonlyMap<string, ReadonlySet<string>>;
	/** Git submodules: their content may not be there. */
	submodules: readonly string[];
}

const unlisted = new Set(['.git', 'node_modules', '.venv', 'venv', '__pycache__', '.tox', '.mypy_cache']);
const maximumFiles = 200_000;
const maximumDepth = 40;

/** Lists a workspace once; deleted files that git still tracks are left out by the caller's look at the disk. */
export function listFiles(tree: Tree): Listing {
	const files = listTracked(tree) ?? new Set(walk(tree));
	const directories = new Set<string>();
	for (const file of files) addParents(file, directories);
	return {
		files,
		directories,
		byName: groupByName(files),
		directoriesByName: groupByName(directories),
		children: childrenOf([...files, ...directories]),
		submodules: submodulesOf(tree),
	};
}

/** What git tracks or would, less what is gone from the disk; undefined without git. */
function listTracked({ root }: Tree): Set<string> | undefined {
	const listed = readGit(root, ['ls-files', '-z', '-c', '-o', '--exclude-standard']);
	if (listed === undefined) return undefined;
	const gone = new Set((readGit(root, ['ls-files', '-z', '-d']) ?? '').split('\0'));
	return new Set(listed.split('\0').filter((file) => file !== '' && !gone.has(file)));
}

function groupByName(paths: Iterable<string>): Map<string, string[]> {
	const groups = new Map<string, string[]>();
	for (const file of paths) {
		const name = file.slice(file.lastIndexOf('/') + 1);
		const group = groups.get(name);
		if (group === undefined) groups.set(name, [file]);
		else group.push(file);
	}
	return groups;
}

function childrenOf(paths: readonly string[]): Map<string, Set<string>> {
	const children = new Map<string, Set<string>>();
	for (const file of paths) {
		const slash = file.lastIndexOf('/');
		const directory = file.slice(0, Math.max(0, slash));
		const names = children.get(directory) ?? new Set<string>();
		children.set(directory, names.add(file.slice(slash + 1)));
	}
	return children;
}

function addParents(file: string, directories: Set<string>): void {
	let end = file.lastIndexOf('/');
	while (end > 0) {
		const directory = file.slice(0, end);
		if (directories.has(directory)) return;
		directories.add(directory);
		end = file.lastIndexOf('/', end - 1);
	}
}

function walk(tree: Tree): string[] {
	const files: string[] = [];
	const pending: { directory: string; depth: number }[] = [{ directory: '', depth: 0 }];
	while (pending.length > 0 && files.length < maximumFiles) {
		const { directory, depth } = pending.pop() ?? { directory: '', depth: maximumDepth };
		for (const name of tree.list(directory)) {
			const file = directory === '' ? name : `${directory}/${name}`;
			if (tree.kind(file) === 'file') files.push(file);
			else if (depth < maximumDepth && !unlisted.has(name)) pending.push({ directory: file, depth: depth + 1 });
		}
	}
	return files;
}

function submodulesOf(tree: Tree): string[] {
	const text = tree.read('.gitmodules') ?? '';
	return [...text.matchAll(/^\s*path\s*=\s*(\S+)\s*$/gm)].map((match) => match[1] ?? '');
}
