import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { noResults } from './entry.ts';
import type { CachedResults } from './entry.ts';

/** Results above this many bytes are not kept, and no more files than this many stay. */
const maximumBytes = 96 * 1024 * 1024;
const maximumFiles = 12;

/** One file of results. What is damaged or was cut off reads as empty. */
export interface Store {
	read(): CachedResults;
	/** Replaces the file in one move, so that checks at the same time each leave a whole one. */
	write(results: CachedResults): void;
}

/** `key` says all that results depend on and that the file itself does not hold. */
export function openStore(directory: string, key: string): Store {
	const file = path.join(directory, `${digest(key).slice(0, 32)}.json`);
	return {
		read: () => {
			try {
				const text = readFileSync(file, 'utf8');
				const end = text.indexOf('\n');
				const body = text.slice(end + 1);
				return text.slice(0, end) === digest(`${key}\n${body}`) ? (JSON.parse(body) as CachedResults) : noResults();
			} catch {
				return noResults();
			}
		},
		write: (results) => {
			const body = JSON.stringify(results);
			if (body.length > maximumBytes) return;
			const temporary = `${file}.${randomUUID()}.tmp`;
			try {
				mkdirSync(directory, { recursive: true, mode: 0o700 });
				writeFileSync(temporary, `${digest(`${key}\n${body}`)}\n${body}`, { mode: 0o600 });
				renameSync(temporary, file);
				prune(directory);
			} catch {
				// A cache that can't be written costs time and nothing else.
				rmSync(temporary, { force: true });
			}
		},
	};
}

function digest(text: string): string {
	return createHash('sha256').update(text).digest('hex');
}

/** Removes the oldest files, and what a killed check left. */
function prune(directory: string): void {
	const files = readdirSync(directory)
		.map((name) => path.join(directory, name))
		.map((file) => ({ file, time: statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0 }))
		.toSorted((a, b) => b.time - a.time);
	const old = Date.now() - 24 * 60 * 60 * 1000;
	const left = files.filter(({ file, time }) => file.endsWith('.tmp') && time < old);
	const surplus = files.filter(({ file }) => file.endsWith('.json')).slice(maximumFiles);
	for (const { file } of [...left, ...surplus]) rmSync(file, { force: true });
}
