import { accessSync, constants, realpathSync } from 'node:fs';
import path from 'node:path';

/** The absolute path of an installed program. Directories of the workspace on PATH are passed over: its files never run. */
export function findProgram(name: string, workspace: string): string | undefined {
	for (const directory of (process.env['PATH'] ?? '').split(path.delimiter)) {
		if (!path.isAbsolute(directory)) continue;
		const program = path.join(directory, name);
		if (isRunnable(program) && !isWithin(program, workspace)) return program;
	}
	return undefined;
}

function isRunnable(program: string): boolean {
	try {
		accessSync(program, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}

function isWithin(program: string, workspace: string): boolean {
	return [program, realpathSync(program)].some((place) => place.startsWith(workspace + path.sep));
}
