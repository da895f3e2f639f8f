import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import { UserError } from '../../errors/userError.ts';

/** Path of the bash that PATH names, or of the system's. */
export function findBash(searchPath: string | undefined): string {
	const directories = (searchPath ?? '').split(path.delimiter).filter((directory) => path.isAbsolute(directory));
	const candidates = [...directories, '/bin', '/usr/bin', '/usr/local/bin'].map((directory) =>
		path.join(directory, 'bash'),
	);
	const found = candidates.find(isExecutable);
	if (found === undefined)
		throw new UserError('no bash was found on PATH', 'Install bash: steps run in it, as at a terminal.');
	return found;
}

function isExecutable(file: string): boolean {
	try {
		accessSync(file, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}
