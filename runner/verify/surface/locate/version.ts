import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as z from 'zod';
import type { Executable } from './executable.ts';

const packageSchema = z.object({ name: z.string().optional(), version: z.string() });

/** The version in the `package.json` above a script of an npm package. */
function npmVersion(realPath: string): string | undefined {
	for (let folder = dirname(realPath); folder.includes('node_modules'); folder = dirname(folder)) {
		const file = join(folder, 'package.json');
		if (!existsSync(file)) continue;
		const parsed = packageSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
		if (parsed.success) return parsed.data.version;
	}
	return undefined;
}

const dpkgInfo = '/var/lib/dpkg/info';

/** Debian's merged /usr: the lists may name a file by either path. */
function listedPaths({ realPath, path }: Executable): string[] {
	const paths = [realPath, join(realpathSync(dirname(path)), path.slice(path.lastIndexOf('/') + 1))];
	return paths.flatMap((file) => [`\n${file}\n`, `\n${file.replace(/^\/usr\//, '/')}\n`]);
}

function dpkgOwner(executable: Executable): string | undefined {
	if (!existsSync(dpkgInfo)) return undefined;
	const wanted = listedPaths(executable);
	const file = readdirSync(dpkgInfo)
		.filter((name) => name.endsWith('.list'))
		.find((name) => {
			const list = readFileSync(join(dpkgInfo, name), 'utf8');
			return wanted.some((line) => list.includes(line));
		});
	return file?.replace(/(?::[^.]+)?\.list$/, '');
}

function dpkgVersion(executable: Executable): string | undefined {
	const owner = dpkgOwner(executable);
	if (owner === undefined) return undefined;
	const status = readFileSync('/var/lib/dpkg/status', 'utf8');
	const at = `\n${status}`.indexOf(`\nPackage: ${owner}\n`);
	return at === -1 ? undefined : /^Version: (.*)$/m.exec(status.slice(at))?.[1];
}

/** The version that a package manager recorded, or undefined; nothing is run. */
export function recordedVersion(executable: Executable): string | undefined {
	try {
		return npmVersion(executable.realPath) ?? dpkgVersion(executable);
	} catch {
		return undefined;
	}
}
