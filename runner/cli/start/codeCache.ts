import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Compiled code of earlier runs, by the name of its file; names hold a hash of what is in the file. */
export interface CodeCache {
	read(name: string): Buffer | undefined;
	write(name: string, code: Buffer): void;
}

/** Opens the user's own cache; undefined where there is none to use. What is in it is executed, so nobody else may write there. */
export function openCodeCache(env: NodeJS.ProcessEnv): CodeCache | undefined {
	const base = env['XDG_CACHE_HOME'] || (env['HOME'] && path.join(env['HOME'], '.cache'));
	if (!base || !path.isAbsolute(base) || env['NODE_DISABLE_COMPILE_CACHE'] || !process.getuid) return undefined;
	const directory = path.join(base, 'runbook-exec', 'code', versionName(env));
	const fileOf = (name: string): string => path.join(directory, name);
	return {
		read: (name) => (isOurs(directory) ? attempt(() => readFileSync(fileOf(name))) : undefined),
		write(name, code) {
			attempt(() => mkdirSync(directory, { recursive: true, mode: 0o700 }));
			if (!isOurs(directory)) return;
			const unfinished = fileOf(`${name}.${process.pid}`);
			const written = attempt(() => {
				writeFileSync(unfinished, code, { mode: 0o600, flag: 'wx' });
				renameSync(unfinished, fileOf(name));
				return true;
			});
			if (!written) attempt(() => rmSync(unfinished, { force: true }));
		},
	};
}

/** V8 refuses code of another version or of other flags: each has a directory of its own. */
function versionName(env: NodeJS.ProcessEnv): string {
	const flags = [...process.execArgv, env['NODE_OPTIONS'] ?? ''].join(' ').trim();
	const plain = `${process.version}-${process.arch}`;
	return flags === '' ? plain : `${plain}-${Buffer.from(flags).toString('base64url').slice(0, 100)}`;
}

function isOurs(directory: string): boolean {
	const entry = attempt(() => statSync(directory, { throwIfNoEntry: false }));
	return entry !== undefined && entry.uid === process.getuid?.() && (entry.mode & 0o022) === 0;
}

/** A cache that can't be read or written is none. */
function attempt<T>(action: () => T): T | undefined {
	try {
		return action();
	} catch {
		return undefined;
	}
}
