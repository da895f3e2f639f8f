import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { openSession } from '../../../../runner/execute/session/index.ts';
import type { Session, SessionResult } from '../../../../runner/execute/session/index.ts';

/** An empty directory that is gone after the test. */
export async function temporaryDirectory(): Promise<string> {
	const directory = await mkdtemp(path.join(os.tmpdir(), 'session-test-'));
	onTestFinished(() => rm(directory, { recursive: true, force: true }));
	return directory;
}

/** A session in an empty directory that is closed after the test. */
export async function openTestSession(
	options: { cwd?: string; env?: Record<string, string | undefined> } = {},
): Promise<Session> {
	const cwd = options.cwd ?? (await temporaryDirectory());
	const session = await openSession({ cwd, env: options.env ?? process.env });
	onTestFinished(() => session.close());
	return session;
}

/** Runs commands one after the other; a hang ends as a timeout. */
export async function runAll(session: Session, commands: readonly string[]): Promise<SessionResult[]> {
	const results: SessionResult[] = [];
	for (const command of commands) results.push(await session.run(command, { timeoutMs: 20_000 }));
	return results;
}

/** The stdout of the last command. */
export async function lastOutput(session: Session, ...commands: string[]): Promise<string | undefined> {
	return (await runAll(session, commands)).at(-1)?.stdout.text;
}

/** Process ids of running processes whose command line or environment holds the text. */
export function processesWith(text: string): number[] {
	return readdirSync('/proc')
		.filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
		.filter((pid) => ['cmdline', 'environ'].some((file) => readProcess(pid, file).includes(text)))
		.filter((pid) => !/^\S+ \(.*\) Z/s.test(readProcess(pid, 'stat')))
		.map(Number);
}

function readProcess(pid: string, file: string): string {
	try {
		return readFileSync(`/proc/${pid}/${file}`, 'latin1');
	} catch {
		return '';
	}
}
