import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import path from 'node:path';
import { UserError } from '../errors/userError.ts';
import { randomToken } from '../execute/session/randomToken.ts';
import { currentOwner, isAlive } from '../workspace/owner.ts';
import { toJournalError } from './journalError.ts';
import { readHolder } from './lockHolder.ts';
import type { LockHolder } from './lockHolder.ts';

export interface Lock {
	release(): void;
}

/** A workspace's lock file. */
function lockFile(workspace: string): string {
	return path.join(workspace, '.runbook', 'lock');
}

/** Together longer than a takeover that was killed halfway is waited for. */
const attempts = 200;
const pauseMs = 20;
/** A process that takes a dead one's lock over does so at once; if it has not after this time, it died as well. */
const takeoverMs = 2000;

/**
 * Keeps other runs off a workspace until it is released or this process is gone. `within` names the runs that this process is
 * a part of: a runbook may run another one.
 */
export async function takeLock(
	workspace: string,
	who: Pick<LockHolder, 'run' | 'document' | 'user' | 'host'>,
	within: string | undefined,
): Promise<Lock> {
	const file = lockFile(workspace);
	const token = randomToken(8);
	const mine = `${file}.${token}`;
	const holder: LockHolder = { token, owner: await currentOwner(), ...who, since: new Date().toISOString() };
	const text = JSON.stringify(holder);
	const lock: Lock = { release: () => release(file, text) };
	try {
		mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
		writeFileSync(mine, text, { flag: 'wx', mode: 0o600 });
	} catch (error) {
		throw toJournalError(file, error);
	}
	try {
		for (let attempt = 0; attempt < attempts; attempt++) {
			if (link(mine, file)) return lock;
			const other = readHolder(file);
			if (other && isWithin(other.run, within)) return { release: () => {} };
			if (other && (other.host !== who.host || (await isAlive(other.owner)))) throw heldBy(other, file, who.host);
			if (takeOver(file, mine, other)) return lock;
			await delay(pauseMs);
		}
		throw new UserError(`the lock ${file} is neither free nor held`, 'Remove it if no runbook is executed here.');
	} finally {
		rmSync(mine, { force: true });
	}
}

/** Who holds a workspace's lock at the moment. */
export async function currentHolder(workspace: string): Promise<LockHolder | undefined> {
	const holder = readHolder(lockFile(workspace));
	return holder && (await isAlive(holder.owner)) ? holder : undefined;
}

/**
 * Takes the lock of a dead process. A link named after that process's token can be made by one process only, which alone may
 * replace the lock then; whoever comes later finds that the lock has another token.
 */
function takeOver(file: string, mine: string, dead: LockHolder | undefined): boolean {
	const claim = `${file}.dead-${dead?.token ?? 'unreadable'}`;
	if (!link(file, claim)) {
		const age = Date.now() - (statSync(claim, { throwIfNoEntry: false })?.ctimeMs ?? Date.now());
		if (Math.abs(age) > takeoverMs) rmSync(claim, { force: true });
		return false;
	}
	try {
		if (readHolder(claim)?.token !== dead?.token) return false;
		linkAs(mine, `${mine}.new`);
		renameSync(`${mine}.new`, file);
		return true;
	} finally {
		rmSync(claim, { force: true });
	}
}

function linkAs(from: string, to: string): void {
	rmSync(to, { force: true });
	linkSync(from, to);
}

/** False where the name is taken, or there is nothing to link any more. */
function link(from: string, to: string): boolean {
	try {
		linkSync(from, to);
		return true;
	} catch (error) {
		const code = error instanceof Error && 'code' in error ? error.code : undefined;
		if (code === 'EEXIST' || code === 'ENOENT') return false;
		throw toJournalError(to, error);
	}
}

/** Only the lock that was taken: another run may hold it by now. */
function release(file: string, text: string): void {
	if (textOf(file) === text) rmSync(file, { force: true });
}

function textOf(file: string): string | undefined {
	try {
		return readFileSync(file, 'utf8');
	} catch {
		return undefined;
	}
}

function isWithin(run: string, within: string | undefined): boolean {
	return within?.split('.').includes(run) ?? false;
}

function heldBy({ run, document, user, host, since, owner }: LockHolder, file: string, ownHost: string): UserError {
	const elsewhere = host === ownHost ? '' : ' Remove the lock if that run has died, which only that machine can tell.';
	return new UserError(
		`another run holds this workspace: ${document}, run ${run}, started at ${since} by ${user} on ${host}, process ${owner.pid}`,
		`Wait until it has ended. Two runs at once would not know of each other's changes.${elsewhere} The lock: ${file}`,
	);
}
