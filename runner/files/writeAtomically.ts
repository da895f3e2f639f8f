import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { randomUUID } from 'node:crypto';
import { asProblem } from './workspaceFile.ts';
import type { WorkspaceFile } from './workspaceFile.ts';

interface Owner {
	mode: number;
	uid: number;
	gid: number;
}

/**
 * Puts bytes into a file so that it holds the old ones or the new ones at each moment, also over a power cut. Mode and
 * owner of a file that is there are kept unless `mode` is given. Throws a `FileProblem`; the file is then as before.
 */
export async function writeAtomically(file: WorkspaceFile, bytes: Uint8Array, mode?: number): Promise<void> {
	const directory = path.dirname(file.absolute);
	const temporary = path.join(directory, `.${path.basename(file.absolute).slice(0, 100)}.${randomUUID()}.tmp`);
	try {
		await mkdir(directory, { recursive: true });
		const owner = file.exists ? await stat(file.absolute) : undefined;
		await writeSynced(temporary, bytes, owner, mode);
		await rename(temporary, file.absolute);
		await syncDirectory(directory);
	} catch (error) {
		await rm(temporary, { force: true }).catch(() => {});
		throw asProblem(error, file.shown);
	}
}

async function writeSynced(
	file: string,
	bytes: Uint8Array,
	owner: Owner | undefined,
	mode: number | undefined,
): Promise<void> {
	const handle = await open(file, 'wx', 0o600);
	try {
		await handle.writeFile(bytes);
		if (owner) await keepOwner(handle, owner);
		await handle.chmod(mode ?? (owner ? owner.mode & 0o7777 : 0o666 & ~process.umask()));
		await handle.sync();
	} finally {
		await handle.close();
	}
}

async function keepOwner(handle: FileHandle, { uid, gid }: Owner): Promise<void> {
	const own = await handle.stat();
	if (own.uid !== uid || own.gid !== gid) await handle.chown(uid, gid);
}

async function syncDirectory(directory: string): Promise<void> {
	const handle = await open(directory, 'r');
	try {
		await handle.sync();
	} finally {
		await handle.close();
	}
}
