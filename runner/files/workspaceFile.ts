import { lstat, realpath, stat } from 'node:fs/promises';
import path from 'node:path';

/** Where a file of the workspace really lies, and whether it is there; links are followed as far as they go. */
export interface WorkspaceFile {
	/** As the document names it. */
	shown: string;
	absolute: string;
	exists: boolean;
}

/** Why a path can't be used as a file of the workspace. */
export class FileProblem extends Error {
	readonly hint: string | undefined;

	constructor(message: string, hint?: string) {
		super(message);
		this.hint = hint;
	}
}

/** Finds a file of the workspace; throws a `FileProblem` for one that lies outside of it, also by links, or is no file. */
export async function findWorkspaceFile(given: string, workspace: string): Promise<WorkspaceFile> {
	if (given === '' || given.includes('\0')) throw new FileProblem(`${JSON.stringify(given)} is no path of a file`);
	const root = await realpath(workspace);
	const absolute = await realFile(path.resolve(root, given));
	const inside = path.relative(root, absolute);
	if (inside === '' || inside === '..' || inside.startsWith(`..${path.sep}`) || path.isAbsolute(inside))
		throw new FileProblem(
			`${given} lies outside of the workspace ${workspace}`,
			'Name a file of the workspace, or use a `shell` step.',
		);
	const found = await stat(absolute).catch(ignoreMissing);
	if (found && !found.isFile()) throw new FileProblem(`${given} is no regular file`);
	return { shown: given, absolute, exists: found !== undefined };
}

/** The path without links; of what is not there yet, the real path of the directory that is. */
async function realFile(file: string): Promise<string> {
	try {
		return await realpath(file);
	} catch (error) {
		if (!isMissing(error)) throw asProblem(error, file);
		const link = await lstat(file).catch(ignoreMissing);
		if (link?.isSymbolicLink()) throw new FileProblem(`${file} is a link to something that does not exist`);
		const parent = path.dirname(file);
		return parent === file ? file : path.join(await realFile(parent), path.basename(file));
	}
}

function ignoreMissing(error: unknown): undefined {
	if (!isMissing(error)) throw asProblem(error, 'it');
}

function isMissing(error: unknown): boolean {
	return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}

/** What the system says of a file, without a stack. */
export function asProblem(error: unknown, file: string): FileProblem {
	if (error instanceof FileProblem) return error;
	const reason = error instanceof Error ? error.message.replace(/^([A-Z]+): (.*?),.*$/s, '$2 ($1)') : String(error);
	return new FileProblem(`${file}: ${reason}`);
}
