import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const root = path.resolve(import.meta.dirname, '../..');

/** A copy of what runbooks are checked against, in a git repository of its own; paths are relative to it. */
export interface Tree {
	directory: string;
	/** Replaces every occurrence; fails where there is none, so that no drift is made in vain. */
	replace(file: string, text: string, replacement: string): Promise<void>;
	rename(from: string, to: string): Promise<void>;
	/** The lines, from 1, that are exactly this text. */
	linesOf(file: string, text: string): Promise<number[]>;
	remove(): Promise<void>;
}

export async function copyTree(): Promise<Tree> {
	const directory = await mkdtemp(path.join(tmpdir(), 'runbook-alarm-'));
	const at = (file: string): string => path.join(directory, file);
	for (const part of ['docs', 'test/systems', 'package.json']) {
		await cp(path.join(root, part), at(part), { recursive: true });
	}
	await promisify(execFile)('git', ['init', '--quiet', directory]);
	return {
		directory,
		replace: async (file, text, replacement) => {
			const source = await readFile(at(file), 'utf8');
			if (!source.includes(text)) throw new Error(`${file} does not hold ${JSON.stringify(text)}`);
			await writeFile(at(file), source.replaceAll(text, replacement));
		},
		rename: (from, to) => rename(at(from), at(to)),
		linesOf: async (file, text) => {
			const lines = (await readFile(at(file), 'utf8')).split('\n');
			return lines.flatMap((line, index) => (line === text ? [index + 1] : []));
		},
		remove: () => rm(directory, { recursive: true, force: true }),
	};
}
