import { readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { execa } from 'execa';
import { describe, expect, test } from 'vitest';
import { projectRoot } from '../../support/cli.ts';
import { shell, temporaryDirectory } from '../../support/execution.ts';

const bin = path.join(projectRoot, 'dist/cli/bin.js');

/** Whether a process exists and is no zombie. */
async function isAlive(pid: number): Promise<boolean> {
	try {
		return !/^State:\s+Z/m.test(await readFile(`/proc/${pid}/status`, 'utf8'));
	} catch {
		return false;
	}
}

async function pidsIn(file: string): Promise<number[]> {
	for (let attempt = 0; attempt < 200; attempt++) {
		const lines = (await readFile(file, 'utf8').catch(() => '')).trim().split('\n').filter(Boolean);
		if (lines.length === 2) return lines.map(Number);
		await delay(50);
	}
	throw new Error('the step did not start');
}

describe('an interrupted run', () => {
	test.each(['SIGINT', 'SIGTERM'] as const)(
		'%s ends the step with its grandchildren, undoes, and exits 130',
		async (signal) => {
			const directory = await temporaryDirectory();
			const stubborn = `bash -c 'trap "" TERM INT; echo $$ >> pids; while :; do sleep 1; done' & bash -c 'trap "" TERM INT; echo $$ >> pids; while :; do sleep 1; done'`;
			const undo = '\n```bash undo\ntouch undone\n```\n';
			const source = shell('a', 'touch done', '', undo) + shell('b', stubborn) + shell('c', 'touch reached');
			await writeFile(path.join(directory, 'runbook.mdx'), source);
			const run = execa(process.execPath, [bin, 'runbook.mdx', '--undo', 'on-failure'], {
				cwd: directory,
				reject: false,
			});
			const pids = await pidsIn(path.join(directory, 'pids'));
			run.kill(signal);
			const { exitCode, stdout } = await run;
			expect(exitCode).toBe(130);
			expect(stdout).toContain('interrupted');
			expect(await Promise.all(pids.map(isAlive))).toEqual([false, false]);
			const left = (await readdir(directory)).toSorted();
			expect(left).toEqual(['.runbook', 'done', 'pids', 'runbook.mdx', 'undone']);
		},
	);
});
