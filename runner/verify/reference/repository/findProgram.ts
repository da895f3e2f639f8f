import { homedir } from 'node:os';
import path from 'node:path';
import { locate } from '../../surface/locate/executable.ts';

/**
 * The absolute path of an installed program that belongs to a package. A document may name any directory as its
 * workspace: that a program lies outside of it is no reason to run it.
 */
export function findProgram(name: string, workspace: string): string | undefined {
	const searchPath = process.env['PATH'] ?? '';
	const policy = { searchPath, home: process.env['HOME'] ?? homedir(), forbidden: [workspace] };
	for (const directory of searchPath.split(path.delimiter)) {
		if (!path.isAbsolute(directory)) continue;
		const located = locate(path.join(directory, name), policy);
		if (located.type === 'found') return located.executable.path;
	}
	return undefined;
}
