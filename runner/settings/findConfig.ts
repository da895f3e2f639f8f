import { existsSync } from 'node:fs';
import path from 'node:path';
import { repositoryRoot } from '../workspace/findWorkspace.ts';

/** The names that a configuration file may have, in the order in which they are looked for. */
const configNames = ['ts', 'mts', 'js', 'mjs', 'json'].map((extension) => `runbook.config.${extension}`);

/** The configuration of the project that a directory lies in: there, or above it up to the repository's root. */
export function findConfig(cwd: string): string | undefined {
	const root = repositoryRoot(cwd) ?? cwd;
	for (let directory = cwd; ; directory = path.dirname(directory)) {
		const found = configNames.map((name) => path.join(directory, name)).find((file) => existsSync(file));
		if (found !== undefined || directory === root) return found;
	}
}
