import { spawnSync } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { projectRoot } from '../../../support/cli.ts';
import { openTestSession, processesWith, runAll, temporaryDirectory } from './support.ts';

/** A fresh mark that the started processes carry in their environment. */
function mark(): string {
	return `limits-test-${process.pid}-${performance.now()}-end`;
}

const stubborn = [
	['children', 'sleep 1000 & sleep 1000'],
	['children that ignore SIGTERM', 'bash -c "trap \'\' TERM; while :; do sleep 1; done" & wait'],
	['a shell that ignores SIGTERM', "trap '' TERM; sleep 1000 & while :; do sleep 1; done"],
	['children in sessions of their own', 'setsid sleep 1000 & setsid --fork sleep 1000; sleep 1000'],
	['orphans in sessions of their own', '(setsid bash -c "(trap \'\' TERM; sleep 1000) & sleep 0.1" &) ; sleep 1000'],
	['children without our variable', 'env -u RUNBOOK_EXEC_SESSION sleep 1000 & sleep 1000'],
	['stopped children', 'sleep 1000 & kill -STOP $!; sleep 1000'],
	['an endless loop', 'while :; do :; done'],
] as const;

describe('a timeout', () => {
	test.each(stubborn)('ends %s', async (_, command) => {
		const marker = mark();
		const session = await openTestSession({ env: { ...process.env, MARK: marker } });
		const result = await session.run(`echo before; ${command}`, { timeoutMs: 300 });
		expect(result).toMatchObject({ ended: 'timeout', stdout: { text: 'before\n' } });
		expect(processesWith(marker)).toEqual([]);
	});

	test('goes back to the state before the command', async () => {
		const session = await openTestSession();
		const [, before] = await runAll(session, [
			'mkdir a; cd a; x=1; f() { echo f; }; export E=1',
			'pwd; echo "$x $E"; f',
		]);
		await session.run('cd /; x=2; export E=2; unset -f f; sleep 1000', { timeoutMs: 200 });
		const [after] = await runAll(session, ['pwd; echo "$x $E"; f']);
		expect(after?.stdout.text).toBe(before?.stdout.text);
		expect(after?.stdout.text).toContain('/a\n1 1\nf\n');
	});

	test('of more days than a timer counts does not fire at once', async () => {
		const session = await openTestSession();
		expect(await session.run('sleep 0.1', { timeoutMs: 1e12 })).toMatchObject({ ended: 'exited', exit: 0 });
	});
});

describe('an abort', () => {
	test.each(stubborn)('ends %s', async (_, command) => {
		const marker = mark();
		const session = await openTestSession({ env: { ...process.env, MARK: marker } });
		const controller = new AbortController();
		const result = await session.run(`echo before; ${command}`, {
			signal: controller.signal,
			onOutput: () => setTimeout(() => controller.abort(), 200),
		});
		expect(result).toMatchObject({ ended: 'interrupted', stdout: { text: 'before\n' } });
		expect(processesWith(marker)).toEqual([]);
	});

	test('leaves a session that can be used, to undo what was done', async () => {
		const session = await openTestSession();
		await session.run('x=1');
		await session.run('sleep 1000', { signal: AbortSignal.timeout(100) });
		expect(await session.run('echo $x')).toMatchObject({ ended: 'exited', stdout: { text: '1\n' } });
	});

	test('before the command keeps it from starting', async () => {
		const session = await openTestSession();
		const result = await session.run('echo started', { signal: AbortSignal.abort() });
		expect(result).toMatchObject({ ended: 'interrupted', stdout: { text: '' } });
	});
});

describe('close', () => {
	test.each(stubborn.filter(([, command]) => command.includes('&')))('ends %s', async (_, command) => {
		const marker = mark();
		const session = await openTestSession({ env: { ...process.env, MARK: marker } });
		await session.run(`{ ${command}; } & sleep 0.3`);
		expect(processesWith(marker)).not.toEqual([]);
		await session.close();
		expect(processesWith(marker)).toEqual([]);
	});

	test('ends what earlier shells of the session left', async () => {
		const marker = mark();
		const session = await openTestSession({ env: { ...process.env, MARK: marker } });
		await runAll(session, ['sleep 1000 & exit 3', 'setsid sleep 1000 & kill -9 $$']);
		expect(processesWith(marker)).toHaveLength(2);
		await session.close();
		expect(processesWith(marker)).toEqual([]);
	});

	test('ends a session inside of the session too', async () => {
		const marker = mark();
		const session = await openTestSession({ env: { ...process.env, MARK: marker } });
		const outer = (await session.run('echo $RUNBOOK_EXEC_SESSION')).stdout.text.trim();
		const inner = await openTestSession({ env: { ...process.env, MARK: marker, RUNBOOK_EXEC_SESSION: outer } });
		await inner.run('setsid sleep 1000 &');
		await session.close();
		expect(processesWith(marker)).toEqual([]);
	});

	test('during a command ends it', async () => {
		const session = await openTestSession();
		const running = session.run('sleep 1000');
		await sleep(100);
		await session.close();
		expect((await running).ended).toBe('exited');
	});

	test('can be done twice, and leaves processes of others alone', async () => {
		const marker = mark();
		const session = await openTestSession();
		const other = await openTestSession({ env: { ...process.env, MARK: marker } });
		await other.run('sleep 1000 &');
		await session.close();
		await session.close();
		expect(processesWith(marker).length).toBeGreaterThan(1);
	});
});

test('a process that ends without closing its session leaves no process', async () => {
	const marker = mark();
	const index = path.join(projectRoot, 'dist/runner/execute/session/index.js');
	const program = `import { openSession } from ${JSON.stringify(index)};
		const session = await openSession({ cwd: '/', env: { ...process.env, MARK: '${marker}' } });
		void session.run('echo started; sleep 1000', { onOutput: (_, text) => process.stdout.write(text, () => process.exit(3)) });`;
	const child = spawnSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' });
	expect([child.stdout, child.status]).toEqual(['started\n', 3]);
	await expect.poll(() => processesWith(marker), { timeout: 5000 }).toEqual([]);
});

describe('the text of a command', () => {
	test('is in no command line, no environment and no file', async () => {
		const temporary = await temporaryDirectory();
		const before = await readdir(os.tmpdir());
		const session = await openTestSession({ env: { ...process.env, TMPDIR: temporary } });
		const secret = `secret-${performance.now()}-text`;
		const running = session.run(`: ${secret}; sleep 0.5`);
		await sleep(200);
		expect(processesWith(secret)).toEqual([]);
		expect(await readdir(temporary)).toEqual([]);
		await running;
		const isOurs = (name: string) => name.startsWith('runbook-exec-') && !before.includes(name);
		expect((await readdir(os.tmpdir())).filter(isOurs)).toEqual([]);
	});
});
