import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { RunbookProof } from '../../remark-runbook/index.ts';
import { sharedMap } from '../sharedMap.ts';

/** Where the files lie among those that Docusaurus generates. */
const folder = 'runbook-proofs';

/** By file of a runbook: the module with what the reports say of it. */
const modules = sharedMap<string>('proof-modules');

/** The module that the page of a runbook's file imports; undefined where the site does not list the file. */
export function proofModule(file: string): string | undefined {
	return modules.get(path.resolve(file));
}

/** Writes the proof of each runbook, by its file, for the bundler, and takes away those of runbooks that are gone. */
export async function writeProofs(generatedFilesDir: string, proofs: ReadonlyMap<string, RunbookProof>): Promise<void> {
	const directory = path.join(generatedFilesDir, folder);
	await mkdir(directory, { recursive: true });
	const named = [...proofs].map(([file, proof]) => ({ file, name: nameOf(file), text: JSON.stringify(proof) }));
	const names = new Set(named.map(({ name }) => name));
	for (const name of await readdir(directory)) if (!names.has(name)) await rm(path.join(directory, name));
	modules.clear();
	for (const { file, name } of named) modules.set(file, `@generated/${folder}/${name}`);
	await Promise.all(named.map(({ name, text }) => writeChanged(path.join(directory, name), text)));
}

function nameOf(file: string): string {
	return `${createHash('sha256').update(file).digest('hex').slice(0, 16)}.json`;
}

/** A file that is as it was is left alone: the bundler would make its page anew. */
async function writeChanged(file: string, text: string): Promise<void> {
	const before = await readFile(file, 'utf8').catch(() => undefined);
	if (before !== text) await writeFile(file, text);
}
