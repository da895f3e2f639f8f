import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { RunbookProof } from '../../remark-runbook/index.ts';

/** The file that holds the proof of a document. */
export function proofFile(directory: string, document: string): string {
	return path.join(directory, `${encodeURIComponent(document).replaceAll('*', '%2A')}.json`);
}

/** Writes the proof of each document for the bundler, and takes away those of documents that are gone. */
export async function writeProofs(directory: string, proofs: ReadonlyMap<string, RunbookProof>): Promise<void> {
	await mkdir(directory, { recursive: true });
	const files = new Map([...proofs].map(([document, proof]) => [proofFile(directory, document), proof]));
	for (const name of await readdir(directory)) {
		if (!files.has(path.join(directory, name))) await rm(path.join(directory, name));
	}
	await Promise.all([...files].map(([file, proof]) => writeFile(file, JSON.stringify(proof))));
}
