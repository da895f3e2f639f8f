import { closeSync, existsSync, openSync, readdirSync, readFileSync, readSync, statSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import * as z from 'zod';

const packageSchema = z.object({
	name: z.string(),
	optionalDependencies: z.record(z.string(), z.string()).default({}),
});

/** A launcher only finds its program: longer scripts do work of their own. */
const longestLauncher = 60_000;

/**
 * The compiled program that a script of an npm package starts: the package brings one for each platform, and npm has
 * installed the one of this machine (`@biomejs/cli-linux-x64`, `lefthook-linux-x64`). Undefined where it is not certain.
 */
export function nativeProgram(script: string, name: string): string | undefined {
	const root = packageRoot(script);
	if (root === undefined || statSync(script).size > longestLauncher || !startsPrograms(script)) return undefined;
	const found = platformPackages(root).flatMap(programsIn);
	const named = found.filter((file) => file.split(sep).at(-1) === name);
	const candidates = named.length > 0 ? named : found;
	return candidates.length === 1 ? candidates[0] : undefined;
}

function packageRoot(script: string): string | undefined {
	for (let folder = dirname(script); folder.includes('node_modules'); folder = dirname(folder)) {
		if (existsSync(join(folder, 'package.json'))) return folder;
	}
	return undefined;
}

function startsPrograms(script: string): boolean {
	const text = readFileSync(script, 'utf8');
	return /^#!.*\bnode\b/.test(text) && /\bchild_process\b|\bspawn|\bexecFile/.test(text);
}

/** The optional packages of this machine's platform, where Node would find them. */
function platformPackages(root: string): string[] {
	const parsed = packageSchema.safeParse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
	if (!parsed.success) return [];
	const shared = root.slice(0, root.lastIndexOf('node_modules') + 'node_modules'.length);
	return Object.keys(parsed.data.optionalDependencies)
		.filter((name) => /(?:linux|darwin)/.test(name))
		.flatMap((name) => [join(root, 'node_modules', name), join(shared, name)].find((path) => existsSync(path)) ?? []);
}

function programsIn(folder: string): string[] {
	const places = [folder, join(folder, 'bin')].filter((place) => existsSync(place));
	const files = places.flatMap((place) => readdirSync(place).map((entry) => join(place, entry)));
	return files.filter((file) => statSync(file).isFile() && !/\.(?:node|so|dylib)$/.test(file) && isCompiled(file));
}

/** ELF, or Mach-O of 64 bits. */
function isCompiled(path: string): boolean {
	const file = openSync(path, 'r');
	try {
		const start = Buffer.alloc(4);
		readSync(file, start, 0, 4, 0);
		return ['7f454c46', 'cffaedfe'].includes(start.toString('hex'));
	} finally {
		closeSync(file);
	}
}
