import { statSync } from 'node:fs';
import path from 'node:path';
import { packageVersion } from './packageVersion.ts';

/** What tells one build from another, by a file of it; undefined for a program that runs from its sources, which change without a sign. */
export function buildName(file: string): string | undefined {
	if (file.endsWith('.ts')) return undefined;
	const bundle = path.join(path.dirname(file), 'bin.js');
	const { mtimeMs, size } = statSync(bundle, { throwIfNoEntry: false }) ?? statSync(file);
	return [packageVersion(), file, size, mtimeMs].join(' ');
}
