import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import { currentOwner, isAlive } from '../../../runner/workspace/owner.ts';

test('a process is its own owner, and another one with its number is not', async () => {
	const owner = await currentOwner();
	expect(await isAlive(owner)).toBe(true);
	expect(await isAlive({ ...owner, started: `${owner.started}0` })).toBe(false);
});

test('a process that has ended is gone, also where its parent never asks for it', async () => {
	const script = 'sleep 1000 & child=$!; echo $child; exec sleep 1000';
	const parent = spawn('bash', ['-c', script], { stdio: ['ignore', 'pipe', 'ignore'] });
	onTestFinished(() => void parent.kill('SIGKILL'));
	const [line] = await once(parent.stdout, 'data');
	const pid = Number(String(line));
	const fields = (): string[] => readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ')[1]?.split(' ') ?? [];
	const started = `${readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim()}/${fields()[19]}`;
	expect(await isAlive({ pid, started })).toBe(true);
	// The shell would ask for its child; the program that takes its place does not.
	await expect.poll(() => readFileSync(`/proc/${parent.pid}/comm`, 'latin1'), { timeout: 10_000 }).toBe('sleep\n');
	process.kill(pid, 'SIGKILL');
	await expect.poll(() => fields()[0], { timeout: 10_000 }).toBe('Z');
	expect(await isAlive({ pid, started })).toBe(false);
});
