import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { threadId } from 'node:worker_threads';

/** Files of the user's own cache, by name. One that is missing or can't be read or written is none. */
export interface OwnCache {
	read(name: string): Buffer | undefined;
	write(name: string, content: Buffer | string): void;
	/** Removes the files that were written longest ago, until `files` are left. */
	prune(files: number): void;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Opens a directory of the cache; undefined where there is none to use. What is in it is executed, so nobody else may write there. */
export function openOwnCache(env: Environment, ...folders: readonly string[]): OwnCache | undefined {
	const base = env['XDG_CACHE_HOME'] || (env['HOME'] && path.join(env['HOME'], '.cache'));
	if (!base || !path.isAbsolute(base) || !process.getuid) return undefined;
	const directory = path.join(base, 'runbook-exec', ...folders);
	const fileOf = (name: string): string => path.join(directory, name);
	return {
		read: (name) => (isOurs(directory) ? attempt(() => readFileSync(fileOf(name))) : undefined),
		write(name, content) {
			attempt(() => mkdirSync(directory, { recursive: true, mode: 0o700 }));
			if (!isOurs(directory)) return;
			const unfinished = fileOf(`${name}.${process.pid}-${threadId}`);
			const written = attempt(() => {
				writeFileSync(unfinished, content, { mode: 0o600, flag: 'wx' });
				renameSync(unfinished, fileOf(name));
				return true;
			});
			if (!written) attempt(() => rmSync(unfinished, { force: true }));
		},
		prune(files) {
			const names = attempt(() => readdirSync(directory)) ?? [];
			if (names.length <= files) return;
			const oldest = names.map((name) => ({ name, time: timeOf(fileOf(name)) })).toSorted((a, b) => a.time - b.time);
			for (const { name } of oldest.slice(0, -files)) attempt(() => rmSync(fileOf(name), { force: true }));
		},
	};
}

function isOurs(directory: string): boolean {
	const entry = attempt(() => statSync(directory, { throwIfNoEntry: false }));
	return entry !== undefined && entry.uid === process.getuid?.() && (entry.mode & 0o022) === 0;
}

function timeOf(file: string): number {
	return attempt(() => statSync(file).mtimeMs) ?? 0;
}

function attempt<T>(action: () => T): T | undefined {
	try {
		return action();
	} catch {
		return undefined;
	}
}
