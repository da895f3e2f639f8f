import { accessSync, constants, readdirSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { noteProgram } from '../looks/programs.ts';

/** The programs of a `PATH`, without the directories of the repository that is checked. */
export interface PathTools {
	/** The absolute path of a program, or undefined. */
	find(name: string): string | undefined;
	names(): ReadonlySet<string>;
}

/** Reads `PATH` in this process; nothing is executed. Relative entries are left out: they are the repository's. */
export function createPathTools(pathVariable: string, workspace: string): PathTools {
	const own = realDirectory(workspace);
	const directories = pathVariable
		.split(path.delimiter)
		.filter((entry) => path.isAbsolute(entry))
		.map(realDirectory)
		.filter((entry): entry is string => entry !== undefined && !isInside(entry, own));
	const found = new Map<string, string | undefined>();
	let names: Set<string> | undefined;
	return {
		find: (name) => {
			noteProgram(name);
			if (!found.has(name)) found.set(name, findIn(directories, name));
			return found.get(name);
		},
		names: () => (names ??= new Set(directories.flatMap(listDirectory))),
	};
}

function realDirectory(directory: string): string | undefined {
	try {
		return realpathSync(directory);
	} catch {
		return undefined;
	}
}

function isInside(directory: string, own: string | undefined): boolean {
	return (
		own !== undefined && own !== path.parse(own).root && (directory === own || directory.startsWith(own + path.sep))
	);
}

function findIn(directories: readonly string[], name: string): string | undefined {
	if (name === '' || name.includes('/') || name.includes('\0')) return undefined;
	return directories.map((directory) => path.join(directory, name)).find(isExecutableFile);
}

function isExecutableFile(file: string): boolean {
	try {
		accessSync(file, constants.X_OK);
		return statSync(file).isFile();
	} catch {
		return false;
	}
}

function listDirectory(directory: string): string[] {
	try {
		return readdirSync(directory);
	} catch {
		return [];
	}
}
