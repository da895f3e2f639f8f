import { lstatSync, readFileSync, readdirSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { noteLook } from '../../looks/looks.ts';

type EntryKind = 'file' | 'directory';

/** Files above this many bytes are not read: no manifest or Makefile is that long. */
const maximumBytes = 2 * 1024 * 1024;

/** The workspace as it lies on the disk. Paths are relative to it, with forward slashes; `''` is the workspace itself. */
export interface Tree {
	readonly root: string;
	kind(file: string): EntryKind | undefined;
	/** The text of a file; undefined where there is none, it is too long, or a link leads it out of the workspace. */
	read(file: string): string | undefined;
	/** Names in a directory, sorted. */
	list(directory: string): string[];
}

/** Opens a workspace. A link that leads out of it counts as existing and is never followed. */
export function openTree(workspace: string): Tree {
	const root = realpathSync(workspace);
	const kinds = new Map<string, EntryKind | undefined>();
	const names = new Map<string, string>();
	const texts = new Map<string, string | undefined>();
	const directories = new Map<string, string>();
	const realDirectory = (directory: string): string => {
		const real = directories.get(directory) ?? realpathSync(directory);
		directories.set(directory, real);
		return real;
	};
	return {
		root,
		kind: (file) => {
			const name = remember(names, file, () => normalise(file));
			const kind = remember(kinds, name, () => kindOf(root, name, realDirectory));
			noteLook(root, `entry ${name}`, kind);
			return kind;
		},
		read: (file) =>
			noted(
				root,
				'text',
				file,
				remember(texts, normalise(file), () => readInside(root, file)),
			),
		list: (directory) => noted(root, 'names', directory, listInside(root, directory)),
	};
}

/** What is told of the workspace is what its next check has to find again. */
function noted<Answer>(root: string, what: string, file: string, answer: Answer): Answer {
	noteLook(root, `${what} ${normalise(file)}`, answer);
	return answer;
}

/** A path without `.` segments, trailing slashes and doubled ones; `..` that leaves the workspace stays in front. */
export function normalise(file: string): string {
	const normal = path.posix.normalize(file).replace(/\/+$/, '');
	return normal === '.' ? '' : normal.replace(/^\.\//, '');
}

/** Joins a directory and a path written in it. */
export function joinPath(directory: string, file: string): string {
	return normalise(path.posix.join(directory === '' ? '.' : directory, file));
}

/** Whether a normalised path lies outside of the workspace. */
export function leavesWorkspace(file: string): boolean {
	return file === '..' || file.startsWith('../') || file.startsWith('/');
}

function remember<Value>(store: Map<string, Value>, key: string, find: () => Value): Value {
	const known = store.get(key);
	if (known !== undefined || store.has(key)) return known as Value;
	const value = find();
	store.set(key, value);
	return value;
}

function kindOf(
	root: string,
	file: string,
	realDirectory: (directory: string) => string = (directory) => realpathSync(directory),
): EntryKind | undefined {
	const place = path.join(root, normalise(file));
	if (leavesWorkspace(normalise(file)) || file.includes('\0')) return undefined;
	if (place === root) return 'directory';
	try {
		if (!isInside(root, realDirectory(path.dirname(place)))) return 'file';
		const entry = lstatSync(place);
		if (!entry.isSymbolicLink()) return entry.isDirectory() ? 'directory' : 'file';
		return isInside(root, realpathSync(place)) && statSync(place).isDirectory() ? 'directory' : 'file';
	} catch {
		return undefined;
	}
}

function readInside(root: string, file: string): string | undefined {
	if (kindOf(root, file) !== 'file') return undefined;
	const place = path.join(root, normalise(file));
	try {
		const real = realpathSync(place);
		const entry = statSync(real);
		return isInside(root, real) && entry.isFile() && entry.size <= maximumBytes
			? readFileSync(real, 'utf8')
			: undefined;
	} catch {
		return undefined;
	}
}

function listInside(root: string, directory: string): string[] {
	const place = path.join(root, normalise(directory));
	try {
		return isInside(root, realpathSync(place)) ? readdirSync(place).toSorted() : [];
	} catch {
		return [];
	}
}

function isInside(root: string, real: string): boolean {
	return real === root || real.startsWith(root + path.sep);
}
