import { shellWord } from '../template/index.ts';

/** The shell line that runs one step of a document. */
export function commandLine(path: string, id: string): string {
	return `runbook-exec ${shellWord(path)} --only ${shellWord(id)}`;
}
