import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { projectRoot, runCli } from '../../../support/cli.ts';
import { execute as executeIn, fence, shell, temporaryDirectory } from '../../../support/execution.ts';

let directory = '';
beforeEach(async () => {
	directory = await temporaryDirectory();
});

const execute = (source: string, args: string[] = []): ReturnType<typeof executeIn> =>
	executeIn(directory, source, args);
const read = (name: string): Promise<string> => readFile(path.join(directory, name), 'utf8');

/** What a check says of a document with one endless step. */
async function checkEndless(attributes: string): Promise<string> {
	await writeFile(path.join(directory, 'other.mdx'), shell('a', 'tail -f runbook.mdx', attributes));
	return (await runCli(['check', 'other.mdx'], { cwd: directory })).stdout;
}

/** A process that only waits to be reaped is not alive. */
function isAlive(pid: number): boolean {
	try {
		const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
		return !/^[ZX]/.test(stat.slice(stat.lastIndexOf(')') + 2));
	} catch {
		return false;
	}
}

/** A server that ignores SIGTERM, with a grandchild, each telling its number. */
const stubborn = `trap '' TERM; (trap '' TERM; echo $BASHPID > grandchild; while :; do sleep 0.05; done) & echo $BASHPID > child; echo up; touch started; wait`;
const ready = fence('bash ready', 'test -s grandchild && test -e started');

async function left(): Promise<number[]> {
	const pids = [Number(await read('child')), Number(await read('grandchild'))];
	return pids.filter(isAlive);
}

describe('a stream that never ends', () => {
	test('is shown for its time, ended with its whole tree, and passes', async () => {
		const command = 'echo one; (echo $BASHPID > grandchild; sleep 1000) & echo $BASHPID > child; echo two; sleep 1000';
		const source =
			shell('kept', 'where=kept') +
			shell('watch', command, 'follow=300ms', fence('output match=contains', 'two')) +
			shell('next', 'test "$where" = kept');
		const { exitCode, status, printed } = await execute(source);
		expect(exitCode, printed).toBe(0);
		expect(status).toEqual({ kept: 'passed', watch: 'passed', next: 'passed' });
		expect(Number(await read('grandchild'))).toSatisfy((pid: number) => !isAlive(pid));
	});

	test('fails where it ends by itself with a wrong status, or says something else', async () => {
		expect((await execute(shell('a', 'echo x; exit 3', 'follow=10s'))).status).toEqual({ a: 'failed' });
		const { report } = await execute(shell('a', 'echo x; sleep 1000', 'follow=100ms', fence('output', 'y')));
		expect(report.problems).toMatchObject([{ ruleId: 'output/mismatch' }]);
	});

	test('is no risk in a check, which without follow it is', async () => {
		await execute(shell('a', 'true'));
		expect(await checkEndless('')).toContain('never ends by itself');
		expect(await checkEndless('follow=10s')).not.toContain('never ends by itself');
		expect(await checkEndless('background')).not.toContain('never ends by itself');
	});
});

describe('a background command', () => {
	test('runs beside the steps that follow, from their directory and environment, and is ended with the run', async () => {
		const source =
			shell('prepare', 'mkdir -p sub && cd sub && export NAME=beside') +
			shell(
				'serve',
				`echo "$NAME $PWD"; cd ..; ${stubborn}`,
				'background',
				fence('bash ready', 'test -s ../grandchild'),
			) +
			shell('use', 'kill -0 "$(cat ../child)" && basename "$PWD"', '', fence('output', 'sub'));
		const { exitCode, printed } = await execute(source);
		expect(exitCode, printed).toBe(0);
		expect(printed).toContain(`beside ${path.join(directory, 'sub')}`);
		expect(await left()).toEqual([]);
	});

	test('is ended when a later step fails', async () => {
		const { exitCode } = await execute(shell('serve', stubborn, 'background', ready) + shell('fail', 'false'));
		expect(exitCode).toBe(1);
		expect(await left()).toEqual([]);
	});

	test('fails its step where it ends before it is ready', async () => {
		const { report } = await execute(
			shell('serve', 'echo why >&2; exit 3', 'background', fence('bash ready', 'false')),
		);
		expect(report.problems).toMatchObject([
			{ ruleId: 'output/not-ready', message: 'it ended with exit 3 before it was ready' },
		]);
		expect(report.problems[0]?.evidence[0]?.witness).toContain('why');
	});

	test('fails its step, and is ended, where it does not get ready in time', async () => {
		const serve = shell(
			'serve',
			stubborn,
			'background timeout=600ms',
			fence('bash ready', 'test -s grandchild && false'),
		);
		const { report } = await execute(serve);
		expect(report.problems[0]?.message).toContain('not ready within 600ms; last answer: exit 1');
		expect(await left()).toEqual([]);
	});

	test('whose check holds before is not started a second time', async () => {
		const serve = shell('serve', 'touch again; sleep 1000', 'background', fence('bash check', 'true'));
		expect((await execute(serve)).status).toEqual({ serve: 'already-done' });
	});

	test.each(['SIGINT', 'SIGKILL'] as const)('is ended when the runner gets %s', async (signal) => {
		const source = shell('serve', stubborn, 'background', ready) + shell('hang', 'touch hanging; sleep 5');
		await writeFile(path.join(directory, 'runbook.mdx'), source);
		const bin = path.join(projectRoot, 'dist/cli/bin.js');
		const runner = spawn(process.execPath, [bin, 'runbook.mdx'], { cwd: directory, stdio: 'ignore' });
		await expect.poll(() => read('hanging').catch(() => 'no'), { timeout: 20_000 }).toBe('');
		runner.kill(signal);
		await once(runner, 'exit');
		await expect.poll(left, { timeout: 10_000 }).toEqual([]);
	});
});
