import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** What Debian's package manager installed: the lists of 1,000 packages are read once, not once a program. */
export interface PackageDatabase {
	/** The package that installed one of these files. */
	ownerOf(files: readonly string[]): string | undefined;
	versionOf(name: string): string | undefined;
}

const directory = '/var/lib/dpkg';
const program = /^(.*\/(?:s?bin|games)\/[^/\n]+)$/gm;

/** Without dpkg nothing is owned. Each part is read when first asked for. */
export function openDpkg(): PackageDatabase {
	let lists: readonly PackageList[] | undefined;
	let programs: ReadonlyMap<string, string> | undefined;
	let status: string | undefined;
	return {
		ownerOf(files) {
			lists ??= readLists();
			programs ??= programsOf(lists);
			const known = files.map((file) => programs?.get(file)).find((owner) => owner !== undefined);
			return known ?? lists.find(({ text }) => files.some((file) => text.includes(`\n${file}\n`)))?.owner;
		},
		versionOf(name) {
			status ??= `\n${read(join(directory, 'status'))}`;
			const at = status.indexOf(`\nPackage: ${name}\n`);
			return at === -1 ? undefined : /^Version: (.*)$/m.exec(status.slice(at, at + recordReach))?.[1];
		},
	};
}

/** Longer than the record of any package up to its version. */
const recordReach = 64 * 1024;

interface PackageList {
	owner: string;
	text: string;
}

function readLists(): PackageList[] {
	const info = join(directory, 'info');
	return namesIn(info)
		.filter((name) => name.endsWith('.list'))
		.map((name) => ({ owner: name.replace(/(?::[^.]+)?\.list$/, ''), text: `\n${read(join(info, name))}` }));
}

/** Most programs that anybody asks for lie in such directories. */
function programsOf(lists: readonly PackageList[]): Map<string, string> {
	const programs = new Map<string, string>();
	for (const { owner, text } of lists) {
		if (!/\/(?:s?bin|games)\//.test(text)) continue;
		for (const [file] of text.matchAll(program)) programs.set(file, programs.get(file) ?? owner);
	}
	return programs;
}

function namesIn(folder: string): string[] {
	try {
		return readdirSync(folder);
	} catch {
		return [];
	}
}

function read(file: string): string {
	try {
		return readFileSync(file, 'latin1');
	} catch {
		return '';
	}
}
