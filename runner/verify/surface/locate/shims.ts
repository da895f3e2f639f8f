import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** The program behind a pyenv or rbenv shim: the one of the version that is set for the whole machine. */
export function resolveShim(path: string): string {
	const root = dirname(dirname(path));
	if (basename(dirname(path)) !== 'shims' || !existsSync(join(root, 'versions'))) return path;
	try {
		const versions = readFileSync(join(root, 'version'), 'utf8').trim().split(/\s+/);
		const programs = versions.map((version) => join(root, 'versions', version, 'bin', basename(path)));
		return programs.find((program) => existsSync(program)) ?? path;
	} catch {
		return path;
	}
}
