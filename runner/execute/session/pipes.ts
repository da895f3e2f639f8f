import { execFile, spawn } from 'node:child_process';
import { closeSync, constants, mkdtempSync, openSync, rmdirSync, unlinkSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { UserError } from '../../errors/userError.ts';

const names = ['bash', 'report', 'snapshot', 'stdout', 'stderr'] as const;
type PipeName = (typeof names)[number];

/** Named pipes between us and one shell. `ours` never block and never end: they are open for both reading and writing. */
export interface Pipes {
	directory: string;
	ours: Record<PipeName, number>;
	/** The shell's own ends of its output. */
	theirs: { stdout: number; stderr: number };
	/** Takes the names away, once the shell has opened them. */
	unlink(): void;
}

/**
 * Makes the pipes in a new directory that only this user can enter. Real pipes, since a socket, which is what Node would give
 * a child, can't be opened as /dev/stdout. The script's is called `bash`, which becomes the shell's `$0`.
 */
export async function createPipes(): Promise<Pipes> {
	const directory = makeDirectory();
	const unlink = (): void => removePipes(directory);
	try {
		await makePipes(names.map((name) => path.join(directory, name)));
		return { directory, ...openAll(directory), unlink };
	} catch (error) {
		unlink();
		throw new UserError(`the pipes of a session can't be made in ${os.tmpdir()} (${reasonOf(error)})`, temporaryHint);
	}
}

const temporaryHint = 'Is there space left? TMPDIR names another directory for temporary files.';

/** Node takes twice as long to start a program whose words it listens to: for these, it is started again. */
async function makePipes(files: readonly string[]): Promise<void> {
	const args = ['-m', '600', ...files];
	const exit = await new Promise((resolve) => {
		const child = spawn('mkfifo', args, { stdio: 'ignore' });
		child.once('error', resolve).once('exit', resolve);
	});
	if (exit !== 0) await promisify(execFile)('mkfifo', args);
}

function makeDirectory(): string {
	try {
		return mkdtempSync(path.join(os.tmpdir(), 'runbook-exec-'));
	} catch (error) {
		throw new UserError(`no directory can be made in ${os.tmpdir()} (${reasonOf(error)})`, temporaryHint);
	}
}

function reasonOf(error: unknown): string {
	if (error instanceof Error && 'stderr' in error && error.stderr) return String(error.stderr).trim();
	return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}

/** Without waiting: five names are gone sooner than a promise is kept. */
function removePipes(directory: string): void {
	const removals = [...names.map((name) => () => unlinkSync(path.join(directory, name))), () => rmdirSync(directory)];
	for (const remove of removals) {
		try {
			remove();
		} catch {
			// It was never made, or somebody cleaned up.
		}
	}
}

function openAll(directory: string): Pick<Pipes, 'ours' | 'theirs'> {
	const open = (name: PipeName, flags: number): number => openSync(path.join(directory, name), flags);
	const openBoth = (name: PipeName): number => open(name, constants.O_RDWR | constants.O_NONBLOCK);
	return {
		ours: {
			bash: openBoth('bash'),
			report: openBoth('report'),
			snapshot: openBoth('snapshot'),
			stdout: openBoth('stdout'),
			stderr: openBoth('stderr'),
		},
		theirs: { stdout: open('stdout', constants.O_WRONLY), stderr: open('stderr', constants.O_WRONLY) },
	};
}

/** Closes the shell's ends on our side, after the shell got them. */
export function closeTheirs(pipes: Pipes): void {
	closeSync(pipes.theirs.stdout);
	closeSync(pipes.theirs.stderr);
}
