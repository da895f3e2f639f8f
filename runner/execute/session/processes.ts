import { execFile } from 'node:child_process';
import { closeSync, openSync, readdirSync, readlinkSync, readSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

/** Which processes to end: everything below and in the session of `root`, and all with `marker` in their environment. */
export interface ProcessScope {
	root: number | undefined;
	/** `NAME=value`, found as the start of an entry of the environment that a process was started with. */
	marker: string;
	/** Absolute path: here work those as well whose environment holds nothing, since they wrote their title over it. */
	directory?: string;
	/** Also look at processes that are older than this one: another one may have set the mark. */
	older?: boolean;
}

/** The command line by which a session's shell is known. */
export const shellCommand = ['bash', '--norc', '--noprofile', 'bash'];

interface ProcessEntry {
	pid: number;
	parent: number;
	session: number;
	marked: boolean;
}

/** What the system tells of a process; `started` is comparable only. */
type Stat = Omit<ProcessEntry, 'marked'> & { started: number };

const pollMs = 10;
/** Rounds of SIGKILL, each over a new listing, before a process that starts others faster than it dies is given up. */
const killRounds = 50;

/** Ends the processes with SIGTERM, and those left after `graceMs` with SIGKILL. Resolves when none is left. */
export async function endProcesses(scope: ProcessScope, graceMs: number): Promise<void> {
	const deadline = Date.now() + graceMs;
	let left = await listProcesses(scope);
	send(left, 'SIGTERM');
	send(left, 'SIGCONT');
	while (left.length > 0 && Date.now() < deadline) {
		await sleep(pollMs);
		left = await stillRunning(left, scope);
		if (left.length === 0) left = await listProcesses(scope);
	}
	for (let round = 0; left.length > 0 && round < killRounds; round++) {
		send(left, 'SIGKILL');
		await sleep(pollMs);
		left = await listProcesses(scope);
	}
}

function send(pids: number[], signal: NodeJS.Signals): void {
	for (const pid of pids) {
		try {
			process.kill(pid, signal);
		} catch {
			// It has ended meanwhile, or belongs to another user.
		}
	}
}

/** Those that are neither gone nor waiting to be reaped, which in a container may be for ever. */
async function stillRunning(pids: number[], scope: ProcessScope): Promise<number[]> {
	if (process.platform !== 'linux') return listProcesses(scope);
	return pids.filter((pid) => readStat(`${pid}`));
}

async function listProcesses(scope: ProcessScope): Promise<number[]> {
	const { root } = scope;
	const entries = await readEntries(scope);
	const found = new Set(entries.filter((entry) => entry.marked || entry.session === root).map(({ pid }) => pid));
	if (root !== undefined) found.add(root);
	for (let size = 0; size < found.size;) {
		size = found.size;
		for (const { pid, parent } of entries) if (found.has(parent)) found.add(pid);
	}
	found.delete(process.pid);
	return entries.filter(({ pid }) => found.has(pid)).map(({ pid }) => pid);
}

/** Shells of sessions, whoever opened them, with `marker` in their environment. */
export async function findShells(marker: string): Promise<number[]> {
	const leaders = (await readEntries({ marker, older: true })).filter(
		({ marked, pid, session }) => marked && pid === session,
	);
	const commands = await Promise.all(leaders.map(async ({ pid }) => ({ pid, command: await commandOf(`${pid}`) })));
	return commands.filter(({ command }) => command === shellCommand.join(' ')).map(({ pid }) => pid);
}

async function commandOf(pid: string): Promise<string> {
	if (process.platform === 'linux') return readProcess(pid, 'cmdline').replace(/\0$/, '').replaceAll('\0', ' ');
	const { stdout } = await promisify(execFile)('ps', ['-ww', '-o', 'command=', '-p', pid]).catch(() => ({
		stdout: '',
	}));
	return stdout.trim();
}

type Marked = Pick<ProcessScope, 'marker' | 'directory' | 'older'>;

async function readEntries(mark: Marked): Promise<ProcessEntry[]> {
	if (process.platform !== 'linux') return readEntriesFromPs(mark.marker);
	const stats = readdirSync('/proc')
		.filter((name) => /^\d+$/.test(name))
		.map((name) => readStat(name))
		.filter((stat) => stat !== undefined);
	const candidates = mark.older ? new Set(stats) : ofOurTime(stats);
	return stats.map((stat) => ({ ...stat, marked: candidates.has(stat) && isMarked(stat, mark) }));
}

/**
 * The processes that may carry a mark which we set: younger than we are, and below us or orphans. An orphan goes to one of our
 * own ancestors, so a child of a stranger is a stranger, whose environment need not be read.
 */
function ofOurTime(stats: readonly Stat[]): Set<Stat> {
	const byPid = new Map(stats.map((stat) => [stat.pid, stat]));
	const own = byPid.get(process.pid);
	if (!own) return new Set(stats);
	const near = new Set([0]);
	for (let one: Stat | undefined = own; one && !near.has(one.pid); one = byPid.get(one.parent)) near.add(one.pid);
	const young = stats.filter(({ started }) => started >= own.started);
	for (let size = 0; size < near.size;) {
		size = near.size;
		// A parent that is gone by now left an orphan.
		for (const { pid, parent } of young) if (near.has(parent) || !byPid.has(parent)) near.add(pid);
	}
	return new Set(young.filter(({ pid }) => near.has(pid)));
}

/** Undefined for a process that is gone, or only waits to be reaped. Files in /proc are read at once, which takes microseconds. */
function readStat(pid: string): Stat | undefined {
	const stat = readProcess(pid, 'stat');
	// proc(5): the name in parentheses may hold anything; then state, parent, process group, session.
	const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ', startTimeField + 1);
	const [state, parent, , session] = fields;
	if (stat === '' || state === 'Z' || state === 'X') return undefined;
	const started = Number(fields[startTimeField]);
	return { pid: Number(pid), parent: Number(parent), session: Number(session), started };
}

function isMarked({ pid }: Stat, { marker, directory }: Marked): boolean {
	const environment = `\0${readProcess(`${pid}`, 'environ')}`;
	if (environment.includes(`\0${marker}`)) return true;
	return directory !== undefined && !variable.test(environment) && worksIn(directory, pid);
}

const variable = /\0[A-Za-z_]\w*=/;

function worksIn(directory: string, pid: number): boolean {
	try {
		return `${readlinkSync(`/proc/${pid}/cwd`)}/`.startsWith(`${directory}/`);
	} catch {
		return false;
	}
}

/** In ticks since the machine started. */
const startTimeField = 19;

let buffer = Buffer.allocUnsafeSlow(4 * 1024);

/** Empty where the process is gone or belongs to another user. */
function readProcess(pid: string, file: 'stat' | 'environ' | 'cmdline'): string {
	const { stackTraceLimit } = Error;
	Error.stackTraceLimit = 0;
	let descriptor: number | undefined;
	try {
		descriptor = openSync(`/proc/${pid}/${file}`, 'r');
		return buffer.toString('latin1', 0, readWhole(descriptor));
	} catch {
		return '';
	} finally {
		if (descriptor !== undefined) closeSync(descriptor);
		Error.stackTraceLimit = stackTraceLimit;
	}
}

function readWhole(descriptor: number): number {
	let length = 0;
	for (let bytes = -1; bytes !== 0; length += bytes) {
		if (length === buffer.length) buffer = Buffer.concat([buffer, Buffer.allocUnsafe(length)]);
		bytes = readSync(descriptor, buffer, length, buffer.length - length, null);
		// A file in /proc that did not fill the room has no more.
		if (length + bytes < buffer.length) return length + bytes;
	}
	return length;
}

/** Where there is no /proc: BSD's `ps`, whose `-E` appends the environment to the command. */
async function readEntriesFromPs(marker: string): Promise<ProcessEntry[]> {
	const listing = await promisify(execFile)('ps', ['-A', '-E', '-ww', '-o', 'pid=,ppid=,pgid=,command='], {
		maxBuffer: 64 * 1024 * 1024,
	});
	return listing.stdout.split('\n').flatMap((line) => {
		const [, pid, parent, group, command = ''] = /^\s*(\d+)\s+(\d+)\s+(\d+) (.*)$/.exec(line) ?? [];
		if (pid === undefined) return [];
		const marked = command.includes(` ${marker}`);
		return [{ pid: Number(pid), parent: Number(parent), session: Number(group), marked }];
	});
}
