import { accessSync, constants, realpathSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';
import { nativeProgram } from './nativeProgram.ts';
import { npmPrefixOf } from './npmPrefix.ts';
import { resolveShim } from './shims.ts';
import { isTrusted, type TrustPolicy } from './trust.ts';

/** An installed program that may be probed. `path` keeps the name it is called by (busybox, rustup proxies). */
export interface Executable {
	name: string;
	path: string;
	realPath: string;
	size: number;
	mtimeMs: number;
}

export type Located =
	| { type: 'found'; executable: Executable }
	| { type: 'missing' }
	| { type: 'untrusted'; path: string; reason: string };

function candidates(name: string, searchPath: string): string[] {
	if (name.includes('/')) return isAbsolute(name) ? [name] : [];
	const directories = searchPath.split(':').filter(isAbsolute);
	return directories.map((directory) => join(directory, name));
}

function isExecutable(path: string): boolean {
	try {
		accessSync(path, constants.X_OK);
		return statSync(path).isFile();
	} catch {
		return false;
	}
}

/** The program that the words are for: behind a launcher of npm it is a compiled one. */
function programBehind(name: string, path: string): string {
	const script = realpathSync(path);
	if (npmPrefixOf(script, realpathSync(dirname(path))) === undefined) return script;
	return nativeProgram(script, name) ?? script;
}

function describeFile(name: string, path: string): Executable {
	const realPath = programBehind(name, path);
	const { size, mtimeMs } = statSync(realPath);
	return { name, path, realPath, size, mtimeMs };
}

/** Finds what the shell would run; nothing is executed. A file that others could have put there is `untrusted`. */
export function locate(name: string, policy: TrustPolicy): Located {
	if (name.includes('/') && !isAbsolute(name)) {
		return { type: 'untrusted', path: name, reason: 'a path of the repository is never probed' };
	}
	for (const candidate of candidates(name, policy.searchPath)) {
		if (!isExecutable(candidate)) continue;
		const path = resolveShim(candidate);
		const executable = describeFile(name.slice(name.lastIndexOf('/') + 1), path);
		const reason = isTrusted(executable.realPath, dirname(path), policy);
		return reason === undefined ? { type: 'found', executable } : { type: 'untrusted', path, reason };
	}
	return { type: 'missing' };
}
