import { chmod, copyFile, lstat, mkdir, readdir, readlink, realpath, symlink, utimes } from 'node:fs/promises';
import type { Dirent } from 'node:fs';
import path from 'node:path';
import { SandboxError } from './sandboxError.ts';

/** Not copied: the runs and sandboxes of the source itself, the copy among them. */
const leftOut = '.runbook';

/** Copies what the directory `source` holds. A link that leads out of it is an error: the copy would write to the original. */
export async function copySource(source: string, target: string): Promise<void> {
	const root = await realpath(source).catch(() => undefined);
	if (root === undefined || !(await lstat(root)).isDirectory()) {
		throw new SandboxError(
			`the sandbox copies a directory that does not exist: ${source}`,
			'Mend sandbox.from in the frontmatter.',
		);
	}
	await copyEntries(root, target, root);
}

async function copyEntries(from: string, to: string, root: string): Promise<void> {
	for (const entry of await readdir(from, { withFileTypes: true })) {
		if (entry.name !== leftOut) await copyEntry(entry, path.join(from, entry.name), path.join(to, entry.name), root);
	}
}

/** Sockets, pipes and devices are nothing that a copy could hold. */
async function copyEntry(entry: Dirent, from: string, to: string, root: string): Promise<void> {
	if (entry.isSymbolicLink()) {
		await symlink(await linkInside(from, root), to);
	} else if (entry.isDirectory()) {
		await mkdir(to);
		await copyEntries(from, to, root);
		await chmod(to, (await lstat(from)).mode | 0o700);
	} else if (entry.isFile()) {
		await copyFile(from, to);
		// make(1) and its like go by the times.
		const { atime, mtime } = await lstat(from);
		await utimes(to, atime, mtime);
	}
}

/** The text of a link, which must lead to the same place in any copy of `root`. */
async function linkInside(link: string, root: string): Promise<string> {
	const text = await readlink(link);
	const written = path.resolve(path.dirname(link), text);
	const real = await realpath(link).catch(() => written);
	if (!path.isAbsolute(text) && isInside(written, root) && isInside(real, root)) return text;
	throw new SandboxError(
		`the link ${path.relative(root, link)} leads out of the directory that the sandbox copies: ${text}`,
		'Let it be a relative link to a file inside, or leave it out of that directory.',
	);
}

function isInside(file: string, root: string): boolean {
	const relative = path.relative(root, file);
	return relative !== '..' && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative);
}
