import path from 'node:path';
import { parseInputPairs } from '../plan/inputs.ts';

/** The `name=file` pairs of `--input-file`, with absolute paths. */
export function readInputFiles(pairs: readonly string[], cwd: string): Map<string, string> {
	const files = parseInputPairs(pairs, '--input-file');
	return new Map([...files].map(([name, file]) => [name, path.resolve(cwd, file)]));
}
