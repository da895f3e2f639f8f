import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { UserError } from '../errors/userError.ts';

interface WorkspaceSources {
	/** `--workspace`, relative to the working directory. */
	given: string | undefined;
	/** The document's own `workspace`, relative to the document. */
	contract: string | undefined;
	documentPath: string;
	cwd: string;
}

/** The absolute directory that a document's commands refer to: the option, the contract, or the repository around it. */
export function findWorkspace({ given, contract, documentPath, cwd }: WorkspaceSources): string {
	if (given !== undefined) return existingDirectory(path.resolve(cwd, given), '--workspace');
	const directory = path.dirname(documentPath);
	if (contract !== undefined)
		return existingDirectory(path.resolve(directory, contract), 'the workspace of the runbook');
	return repositoryRoot(directory) ?? directory;
}

/** The nearest directory upwards that holds `.git`. */
export function repositoryRoot(directory: string): string | undefined {
	for (let current = directory; ; current = path.dirname(current)) {
		if (existsSync(path.join(current, '.git'))) return current;
		if (current === path.dirname(current)) return undefined;
	}
}

export function existingDirectory(directory: string, source: string): string {
	if (statSync(directory, { throwIfNoEntry: false })?.isDirectory()) return directory;
	throw new UserError(`${source} is no directory: ${directory}`);
}
