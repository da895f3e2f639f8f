import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { endProcesses } from '../execute/session/processes.ts';
import { currentOwner, isAlive, ownerOf } from '../workspace/owner.ts';
import { ownerSchema } from '../workspace/ownerSchema.ts';

/** The environment variable that every process of a sandbox carries: the sandbox's directory. */
export const sandboxVariable = 'RUNBOOK_SANDBOX';

/** The environment variable that names the directory which was copied, for what setups share beside it. */
export const sourceVariable = 'RUNBOOK_SANDBOX_SOURCE';

/** A sandbox belongs to the run that made it, and when that is gone to its warden. */
const noteSchema = ownerSchema.extend({ warden: ownerSchema.optional() });

export const noteSuffix = '.owner.json';
const graceMs = 1000;

/** Makes an empty directory under `.runbook/sandbox/` and, beside it, the note of who it belongs to. */
export async function makeDirectory(root: string, documentPath: string): Promise<string> {
	const parent = path.join(root, '.runbook', 'sandbox');
	await mkdir(parent, { recursive: true, mode: 0o700 });
	await clearStale(parent);
	const name = `${path.parse(documentPath).name.replaceAll(/[^A-Za-z0-9._-]/g, '-')}-${randomBytes(6).toString('hex')}`;
	const directory = path.join(parent, name);
	await writeFile(directory + noteSuffix, JSON.stringify(await currentOwner()), { mode: 0o600 });
	await mkdir(directory, { mode: 0o700 });
	return directory;
}

/** Notes who takes the sandbox down should our own process end before. */
export async function noteWarden(directory: string, pid: number): Promise<void> {
	const note = { ...(await currentOwner()), warden: await ownerOf(pid) };
	await writeFile(directory + noteSuffix, JSON.stringify(note), { mode: 0o600 });
}

/** Ends what still runs in the sandbox and takes it away; a kept directory is nobody's from then on. */
export async function removeDirectory(directory: string, keep: boolean): Promise<void> {
	const real = await realpath(directory).catch(() => directory);
	const marker = `${sandboxVariable}=${directory}`;
	await endProcesses({ root: undefined, marker, directory: real, older: true }, graceMs);
	if (!keep) await rm(directory, { recursive: true, force: true, maxRetries: 3 });
	await rm(directory + noteSuffix, { force: true });
}

/** Clears the sandboxes of runs that were killed before they could. */
async function clearStale(parent: string): Promise<void> {
	const notes = (await readdir(parent)).filter((name) => name.endsWith(noteSuffix));
	await Promise.all(
		notes.map(async (note) => {
			const owner = await readOwner(path.join(parent, note));
			if (owner && ((await isAlive(owner)) || (owner.warden && (await isAlive(owner.warden))))) return;
			await removeDirectory(path.join(parent, note.slice(0, -noteSuffix.length)), false);
		}),
	);
}

async function readOwner(file: string) {
	try {
		return noteSchema.parse(JSON.parse(await readFile(file, 'utf8')));
	} catch {
		return undefined;
	}
}
