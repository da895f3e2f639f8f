import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Executable } from '../locate/executable.ts';
import { flagsIn, roffText } from './roff.ts';

export interface ManPage {
	file: string;
	flags: ReadonlySet<string>;
	text: string;
}

const sections = ['1', '8', '1p', '1ssl', '6', '7', '5'];

function folders({ realPath, path }: Executable): string[] {
	const near = [realPath, path].map((file) => join(dirname(file), '..', 'share', 'man'));
	return [...new Set(['/usr/share/man', '/usr/local/share/man', '/usr/local/man', ...near])];
}

function findFile(name: string, executable: Executable): string | undefined {
	const paths = folders(executable).flatMap((folder) =>
		sections.flatMap((section) => {
			const base = join(folder, `man${section[0]}`, `${name}.${section}`);
			return [base, `${base}.gz`];
		}),
	);
	return paths.find((path) => existsSync(path));
}

function readSource(file: string): string {
	const bytes = readFileSync(file);
	return (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
}

/** Follows `.so man1/other.1`, the roff form of a link. */
function readPage(file: string, depth = 0): string {
	const source = readSource(file);
	const target = /^\.so\s+(\S+)/m.exec(source)?.[1];
	if (target === undefined || depth > 3) return source;
	const folder = join(dirname(file), '..');
	const next = [join(folder, target), join(folder, `${target}.gz`)].find((path) => existsSync(path));
	return next === undefined ? source : readPage(realpathSync(next), depth + 1);
}

const read = new Map<string, ManPage | undefined>();

function openPage(file: string): ManPage | undefined {
	if (read.has(file)) return read.get(file);
	let page: ManPage | undefined;
	try {
		const source = readPage(file);
		page = { file, flags: flagsIn(source), text: roffText(source) };
	} catch {
		page = undefined;
	}
	read.set(file, page);
	return page;
}

/** The man pages of a command and of the commands above it: `git-push.1`, `git.1`. Read from their files, nothing runs. */
export function manPages(executable: Executable, path: readonly string[]): ManPage[] {
	const names = path.map((_, index) => [executable.name, ...path.slice(0, index + 1)].join('-'));
	const files = [...names.toReversed(), executable.name].map((name) => findFile(name, executable));
	return files.flatMap((file) => (file === undefined ? [] : (openPage(file) ?? [])));
}

/** The pages of a command's parts and older forms: `tool-old.1`, `tool-sub.1`. */
export function relatedPages({ name }: Executable): ManPage[] {
	const found = ['/usr/share/man/man1', '/usr/share/man/man8'].flatMap((folder) =>
		existsSync(folder) ? readdirSync(folder).map((file) => join(folder, file)) : [],
	);
	const related = found.filter((file) => file.slice(file.lastIndexOf('/') + 1).startsWith(`${name}-`));
	return related.slice(0, 40).flatMap((file) => openPage(file) ?? []);
}
