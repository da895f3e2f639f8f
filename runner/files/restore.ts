import { createHash } from 'node:crypto';
import { mkdir, readFile, realpath, rm, rmdir } from 'node:fs/promises';
import path from 'node:path';
import * as z from 'zod';
import type { FileChange } from './fileChange.ts';
import { textDiff } from './textDiff.ts';
import { findWorkspaceFile, FileProblem } from './workspaceFile.ts';
import { writeAtomically } from './writeAtomically.ts';

const contentSchema = z.object({ encoding: z.enum(['utf8', 'base64']), text: z.string() });

/** What is needed to put a file back as it was: plain data, so that another process can do it. */
export const restoreSchema = z.object({
	path: z.string(),
	/** Null where the file was not there. */
	before: contentSchema.nullable(),
	/** What the step changed the file's mode from. */
	mode: z.number().nullable(),
	/** What the step left, so that nobody's later work is lost. */
	after: contentSchema,
	digest: z.string(),
	/** Directories that the step made, outermost first, relative to the workspace. */
	directories: z.array(z.string()),
});
export type Restore = z.infer<typeof restoreSchema>;

/** Writes a changed file and says how it is put back. Throws a `FileProblem`; the file is then as before. */
export async function writeChange(change: FileChange, workspace: string): Promise<Restore> {
	const { file, mark, bytes, after, mode, modeBefore } = change;
	const written = Buffer.from(mark + after);
	const first = await mkdir(path.dirname(file.absolute), { recursive: true });
	await writeAtomically(file, written, mode);
	return {
		path: file.shown,
		before: bytes ? encode(bytes) : null,
		mode: modeBefore ?? null,
		after: encode(written),
		digest: digestOf(written),
		directories:
			first === undefined ? [] : madeDirectories(first, path.dirname(file.absolute), await realpath(workspace)),
	};
}

/** Puts a file back byte for byte. Throws a `FileProblem` with the difference where it was changed since. */
export async function restoreFile(restore: Restore, workspace: string): Promise<void> {
	const file = await findWorkspaceFile(restore.path, workspace);
	const current = file.exists ? await readFile(file.absolute) : undefined;
	const before = restore.before && decode(restore.before);
	if (before ? current?.equals(before) : !current) return;
	if (!current || digestOf(current) !== restore.digest) throw new ChangedSince(restore, current);
	if (before) return writeAtomically(file, before, restore.mode ?? undefined);
	await rm(file.absolute);
	for (const directory of restore.directories.toReversed())
		await rmdir(path.resolve(workspace, directory)).catch(() => {});
}

/** Somebody changed the file after the step: to put it back would lose that. */
export class ChangedSince extends FileProblem {
	readonly diff: string[];

	constructor({ path: shown, after }: Restore, current: Buffer | undefined) {
		super(`${shown} was changed since, and is left as it is`, 'Take the step back by hand, where it should be.');
		this.diff = textDiff(shown, decode(after).toString(), current?.toString());
	}
}

function madeDirectories(first: string, last: string, workspace: string): string[] {
	const directories = [first];
	for (const part of path.relative(first, last).split(path.sep).filter(Boolean))
		directories.push(path.join(directories.at(-1) ?? first, part));
	return directories.map((directory) => path.relative(workspace, directory));
}

function encode(bytes: Buffer): z.infer<typeof contentSchema> {
	const text = bytes.toString('utf8');
	return Buffer.from(text).equals(bytes)
		? { encoding: 'utf8', text }
		: { encoding: 'base64', text: bytes.toString('base64') };
}

function decode({ encoding, text }: z.infer<typeof contentSchema>): Buffer {
	return Buffer.from(text, encoding);
}

function digestOf(bytes: Buffer): string {
	return createHash('sha256').update(bytes).digest('hex');
}
