import { mkdirSync, openSync, closeSync, fsyncSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Where the runs of a workspace are kept. */
export function runsDirectory(workspace: string): string {
	return path.join(workspace, '.runbook', 'runs');
}

export const outputDirectory = 'output';

/** Makes the directory of a new run, which only this user can enter. */
export function createRunDirectory(workspace: string, run: string): string {
	const parent = runsDirectory(workspace);
	mkdirSync(parent, { recursive: true, mode: 0o700 });
	ignoreInGit(parent);
	const directory = path.join(parent, run);
	mkdirSync(directory, { mode: 0o700 });
	mkdirSync(path.join(directory, outputDirectory), { mode: 0o700 });
	return directory;
}

/** Makes the names in a directory safe from a power cut. */
export function syncDirectory(directory: string): void {
	const descriptor = openSync(directory, 'r');
	try {
		fsyncSync(descriptor);
	} finally {
		closeSync(descriptor);
	}
}

function ignoreInGit(directory: string): void {
	try {
		writeFileSync(path.join(directory, '.gitignore'), '*\n', { flag: 'wx', mode: 0o600 });
	} catch (error) {
		if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
	}
}
