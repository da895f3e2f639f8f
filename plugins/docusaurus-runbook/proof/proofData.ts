import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
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

/** The file that says whether there are reports: pages out of an earlier build's cache hold only where that is as it was. */
export function markerOf(generatedFilesDir: string): string {
	return path.join(generatedFilesDir, 'runbook-reported.json');
}

/**
 * Writes the proof of each runbook, by its file, for the bundler, and takes away those of runbooks that are gone.
 * Without a report most runbooks have the same to say: they share a module, as each costs the bundler its time.
 */
export function writeProofs(
	generatedFilesDir: string,
	proofs: ReadonlyMap<string, RunbookProof>,
	areReported: boolean,
): void {
	const directory = path.join(generatedFilesDir, folder);
	mkdirSync(directory, { recursive: true });
	const texts = new Map<string, string>();
	modules.clear();
	for (const [file, proof] of proofs) {
		const text = JSON.stringify({ ...proof, steps: knownSteps(proof) });
		const name = `${digest(areReported ? file : text)}.json`;
		texts.set(name, text);
		modules.set(file, `@generated/${folder}/${name}`);
	}
	for (const name of readdirSync(directory)) if (!texts.has(name)) rmSync(path.join(directory, name));
	for (const [name, text] of texts) writeChanged(path.join(directory, name), text);
	writeChanged(markerOf(generatedFilesDir), JSON.stringify(areReported));
}

/** A page takes a step that it is told nothing of for an unverified one. */
function knownSteps({ steps }: RunbookProof): RunbookProof['steps'] {
	return Object.fromEntries(Object.entries(steps).filter(([, { state, source }]) => source || state !== 'unverified'));
}

function digest(text: string): string {
	return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

/** A file that is as it was is left alone: the bundler would make its page anew. */
function writeChanged(file: string, text: string): void {
	if (readFile(file) !== text) writeFileSync(file, text);
}

function readFile(file: string): string | undefined {
	try {
		return readFileSync(file, 'utf8');
	} catch {
		return undefined;
	}
}
