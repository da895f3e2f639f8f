import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as z from 'zod';
import type { PackageDatabase } from './dpkg.ts';
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

/** Debian's merged /usr: the lists may name a file by either path. */
function listedPaths({ realPath, path }: Executable): string[] {
	const paths = [realPath, join(realpathSync(dirname(path)), path.slice(path.lastIndexOf('/') + 1))];
	return paths.flatMap((file) => [file, file.replace(/^\/usr\//, '/')]);
}

/** Packages install nothing there. */
const local = /^\/(?:usr\/local|home|root|tmp)\//;

function dpkgVersion(executable: Executable, packages: PackageDatabase): string | undefined {
	const listed = [...new Set(listedPaths(executable))].filter((file) => !local.test(file));
	const owner = listed.length > 0 ? packages.ownerOf(listed) : undefined;
	return owner === undefined ? undefined : packages.versionOf(owner);
}

/** The version that a package manager recorded, or undefined; nothing is run. */
export function recordedVersion(executable: Executable, packages: PackageDatabase): string | undefined {
	try {
		return npmVersion(executable.realPath) ?? dpkgVersion(executable, packages);
	} catch {
		return undefined;
	}
}
