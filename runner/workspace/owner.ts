import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import type { Owner } from './ownerSchema.ts';

export const currentOwner = (): Promise<Owner> => ownerOf(process.pid);

export async function ownerOf(pid: number): Promise<Owner> {
	return { pid, started: (await startOf(pid)) ?? '' };
}

export async function isAlive({ pid, started }: Owner): Promise<boolean> {
	return (await startOf(pid)) === started;
}

/** When a process started, comparable on one machine only; undefined where there is none. */
async function startOf(pid: number): Promise<string | undefined> {
	try {
		if (process.platform !== 'linux')
			return (await promisify(execFile)('ps', ['-o', 'lstart=', '-p', `${pid}`])).stdout.trim();
		const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
		const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'latin1');
		// proc(5): field 22 is the start in clock ticks since boot; the name, field 2, may hold anything up to the last parenthesis.
		const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
		// One that has ended is listed until its parent asks for it.
		if (fields[0] === 'Z' || fields[0] === 'X') return undefined;
		return `${boot.trim()}/${fields[19]}`;
	} catch {
		return undefined;
	}
}
