import { cp, lstat, readlink, realpath } from 'node:fs/promises';
import path from 'node:path';
import { SandboxError } from './sandboxError.ts';

/** Names that are never copied: the runs and sandboxes of the source itself. */
const left = new Set(['.runbook']);

/** Copies the directory `source` into `target`. A link that leads out of it is an error: the copy would write to the original. */
export async function copySource(source: string, target: string): Promise<void> {
	const root = await realpath(source).catch(() => undefined);
	if (root === undefined || !(await lstat(root)).isDirectory()) {
		throw new SandboxError(
			`the sandbox copies a directory that does not exist: ${source}`,
			'Mend sandbox.from in the frontmatter.',
		);
	}
	await cp(root, target, {
		recursive: true,
		preserveTimestamps: true,
		verbatimSymlinks: true,
		filter: (file) => isToCopy(file, root),
	});
}

async function isToCopy(file: string, root: string): Promise<boolean> {
	if (left.has(path.basename(file))) return false;
	const stats = await lstat(file);
	if (stats.isSymbolicLink()) await assertInside(file, root);
	return stats.isFile() || stats.isDirectory() || stats.isSymbolicLink();
}

async function assertInside(link: string, root: string): Promise<void> {
	const text = await readlink(link);
	const written = path.resolve(path.dirname(link), text);
	const real = await realpath(link).catch(() => written);
	if (!path.isAbsolute(text) && isInside(written, root) && isInside(real, root)) return;
	throw new SandboxError(
		`the link ${path.relative(root, link)} leads out of the directory that the sandbox copies: ${text}`,
		'Let it be a relative link to a file inside, or leave it out of that directory.',
	);
}

function isInside(file: string, root: string): boolean {
	const relative = path.relative(root, file);
	return relative !== '..' && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative);
}
