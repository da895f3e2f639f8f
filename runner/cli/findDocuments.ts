import { statSync } from 'node:fs';
import path from 'node:path';
import { glob } from 'tinyglobby';
import { UserError } from '../errors/userError.ts';

const ignored = [
	'**/node_modules/**',
	'**/.git/**',
	'**/.runbook/**',
	'**/.docusaurus/**',
	'**/dist/**',
	'**/build/**',
];

/** Documents named by files, directories and globs: absolute, sorted, each once. Fails when there is none. */
export async function findDocuments(patterns: readonly string[], cwd: string): Promise<string[]> {
	const found = new Set<string>();
	for (const pattern of patterns) {
		const matches = await matchesOf(pattern, cwd);
		if (matches.length === 0)
			throw new UserError(`${pattern} names no .md or .mdx document`, await hintFor(pattern, cwd));
		for (const match of matches) found.add(match);
	}
	return [...found].toSorted();
}

async function hintFor(pattern: string, cwd: string): Promise<string> {
	const { nearestDocument } = await import('../load/nearestDocument.ts');
	const near = nearestDocument(path.resolve(cwd, pattern));
	if (near === undefined) return 'Give files, directories or globs, relative to the current directory.';
	return `Did you mean ${path.join(path.dirname(pattern), near)}?`;
}

async function matchesOf(pattern: string, cwd: string): Promise<string[]> {
	const absolute = path.resolve(cwd, pattern);
	const entry = statSync(absolute, { throwIfNoEntry: false });
	if (entry?.isFile()) return [absolute];
	if (entry?.isDirectory()) return glob('**/*.{md,mdx}', { cwd: absolute, absolute: true, ignore: ignored, dot: true });
	return glob(pattern, { cwd, absolute: true, ignore: ignored, dot: true });
}
