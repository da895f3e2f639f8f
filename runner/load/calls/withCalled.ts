import { readFile } from 'node:fs/promises';
import { calledRunbooks } from '../../plan/scope.ts';
import { loadDocument } from '../loadDocument.ts';

/** The documents, by absolute paths, and those that they call, also through others, each once. */
export async function withCalled(files: readonly string[], cwd: string): Promise<string[]> {
	const all = new Set(files);
	for (const file of files) {
		// What can't be read is told of where it is checked.
		const source = await readFile(file, 'utf8').catch(() => '');
		if (!source.includes(':::call')) continue;
		const { runbook, ...document } = await loadDocument(file, cwd);
		if (!runbook) continue;
		for (const { absolutePath } of calledRunbooks({ ...document, runbook }, () => '')) all.add(absolutePath);
	}
	return [...all];
}
