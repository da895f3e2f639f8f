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
	test('a second Ctrl-C ends the undo with its grandchildren, and another command goes on with it', async () => {
		const directory = await temporaryDirectory();
		const stubborn = `bash -c 'trap "" TERM INT; echo $$ >> pids; until test -e go; do sleep 1; done'`;
		const undo = `\n\`\`\`bash undo\ntest -e go && exec touch undone; setsid ${stubborn} & ${stubborn}\n\`\`\`\n`;
		const source = shell('a', 'touch done', '', undo) + shell('b', 'touch begun; sleep 1000');
		await writeFile(path.join(directory, 'runbook.mdx'), source);
		const options = { cwd: directory, reject: false, env: { NO_COLOR: '1' } } as const;
		const run = execa(process.execPath, [bin, 'runbook.mdx', '--undo', 'on-failure'], options);
		await expect.poll(() => readdir(directory), { timeout: 20_000 }).toContain('begun');
		run.kill('SIGINT');
		const pids = await pidsIn(path.join(directory, 'pids'));
		run.kill('SIGINT');
		const { exitCode, stdout } = await run;
		expect([exitCode, stdout]).toEqual([130, expect.stringContaining('undo #a')]);
		expect(await Promise.all(pids.map(isAlive))).toEqual([false, false]);
		await writeFile(path.join(directory, 'go'), '');
		const name = (await readdir(path.join(directory, '.runbook/runs'))).find((entry) => /^\d/.test(entry)) ?? '';
		await execa(process.execPath, [bin, 'undo', name], options);
		expect(await readdir(directory)).toContain('undone');
	});

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
