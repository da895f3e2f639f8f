import { randomInt } from 'node:crypto';
import { afterAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { targetSchema } from '../../../../plugins/remark-runbook/schema/target.ts';
import { openTarget } from '../../../../runner/execute/targets/openTarget.ts';
import type { RemoteTarget } from '../../../../runner/execute/targets/openTarget.ts';
import type { Session } from '../../../../runner/execute/session/index.ts';
import { processesWith, runAll } from '../session/support.ts';
import { startFarSides } from './farSides.ts';
import type { FarSide } from './farSides.ts';

const sides = startFarSides();
beforeEach((context) => sides.start(context), 120_000);
afterAll(() => sides.stop());

/** A number of seconds that stands in no other process's command line. */
const unique = (): string => `${randomInt(3000, 9000)}.${randomInt(1e6, 9e6)}`;

async function open({ target, env }: FarSide, more: Record<string, unknown> = {}): Promise<Session> {
	const parsed = targetSchema.parse({ ...target, ...more }) as RemoteTarget;
	const session = await openTarget(parsed, { workspace: '/', env, contractEnv: { GREETING: 'it\'s\n"$HOME"' } });
	onTestFinished(() => session.close());
	return session;
}

describe.each(['ssh', 'docker'] as const)('a session over %s', (type) => {
	test('keeps streams apart, and status, directory, variables and functions from one command to the next', async () => {
		const session = await open(sides.get(type), { cwd: '/tmp', env: { OWN: 'yes' } });
		const results = await runAll(session, [
			'echo "$GREETING $OWN $PWD"; echo err >&2; cat; read x || echo none; (exit 3)',
			'echo $?; cd /; export A=1; f() { echo "f $*"; }; shopt -s extglob',
			'echo "$PWD $A"; f a b; wait; shopt -q extglob && echo on',
			'no-such-program',
		]);
		expect(results.map(({ ended, exit, stdout, stderr }) => [ended, exit, stdout.text, stderr.text])).toEqual([
			['exited', 3, 'it\'s\n"$HOME" yes /tmp\nnone\n', 'err\n'],
			['exited', 0, '3\n', ''],
			['exited', 0, '/ 1\nf a b\non\n', ''],
			['exited', 127, '', 'bash: line 1: no-such-program: command not found\n'],
		]);
	});

	test('brings bytes of any kind, and much of them', async () => {
		const session = await open(sides.get(type));
		const [binary, much] = await runAll(session, [
			'printf "a\\0b\\xff"; printf "é" >&2',
			'head -c 20000000 /dev/zero | tr "\\0" x',
		]);
		expect(binary).toMatchObject({
			stdout: { text: 'a\0b\uFFFD', binary: true },
			stderr: { text: 'é', binary: false },
		});
		expect(much).toMatchObject({ ended: 'exited', exit: 0, stdout: { bytes: 20_000_000, truncated: true } });
	});

	test('goes on with the same state after the shell ended, was killed, or ran too long', async () => {
		const session = await open(sides.get(type), { cwd: '/tmp' });
		const stubborn = `trap "" TERM; sleep ${unique()}`;
		await runAll(session, ['cd /; export KEPT="a  b"; g() { echo "g $KEPT"; }']);
		for (const command of ['exit 4', 'kill -9 $$', 'if then']) await session.run(command, { timeoutMs: 20_000 });
		expect((await session.run(stubborn, { timeoutMs: 300 })).ended).toBe('timeout');
		expect((await session.run('echo "$PWD"; g', { timeoutMs: 20_000 })).stdout.text).toBe('/\ng a  b\n');
	});

	test('ends all processes with a timeout, with an interrupt and when it is closed', async () => {
		const session = await open(sides.get(type));
		const seconds = unique();
		const grandchildren = `(trap "" TERM; setsid sleep ${seconds} & sleep ${seconds}) & disown; trap "" TERM; sleep ${seconds}`;
		expect((await session.run(grandchildren, { timeoutMs: 500 })).ended).toBe('timeout');
		expect(processesWith(seconds)).toEqual([]);
		const controller = new AbortController();
		const interrupted = session.run(`echo begun; ${grandchildren}`, {
			signal: controller.signal,
			onOutput: () => controller.abort(),
		});
		expect((await interrupted).ended).toBe('interrupted');
		expect(processesWith(seconds)).toEqual([]);
		await session.run(`setsid sleep ${seconds} & exit 3`);
		await expect.poll(() => processesWith(seconds)).not.toEqual([]);
		await session.close();
		expect(processesWith(seconds)).toEqual([]);
	});

	test('tells why it can not be opened', async () => {
		await expect(open(sides.get(type), { cwd: '/no/such/directory' })).rejects.toThrow('/no/such/directory');
		await expect(
			open(sides.get(type), type === 'ssh' ? { hosts: ['127.0.0.1'], port: 1 } : { container: 'gone' }),
		).rejects.toThrow(type === 'ssh' ? /127\.0\.0\.1 can't be reached: .*refused/ : /container gone/);
	});
});
