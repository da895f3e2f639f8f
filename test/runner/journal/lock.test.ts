import { link, mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';
import { execa } from 'execa';
import { beforeEach, describe, expect, test } from 'vitest';
import { takeLock } from '../../../runner/journal/lock.ts';
import { projectRoot } from '../../support/cli.ts';
import { shell, temporaryDirectory } from '../../support/execution.ts';
import { placeIn } from './support.ts';

let place = placeIn('');
beforeEach(async () => {
	place = placeIn(await temporaryDirectory());
});

const bin = path.join(projectRoot, 'dist/cli/bin.js');
const who = { run: 'r1', document: 'a.mdx', user: 'somebody', host: hostname() };

/** The lock of a process that has died: its number may be another one's by now. */
async function leaveDeadLock(host = who.host): Promise<void> {
	const dead = { token: 'ab12', owner: { pid: process.pid, started: 'long ago' }, since: '2020-01-01T00:00:00.000Z' };
	await mkdir(place.file('.runbook'), { recursive: true });
	await writeFile(place.file('.runbook/lock'), JSON.stringify({ ...who, ...dead, host }));
}

describe('the lock of a workspace', () => {
	test('keeps a second run out, says who holds it, and is given back', async () => {
		const inner = `node ${bin} runbook2.mdx >../out 2>&1; echo "exit $?" >> ../out`;
		await mkdir(place.file('w'));
		await writeFile(place.file('w/runbook2.mdx'), shell('x', 'touch reached'));
		await writeFile(place.file('w/runbook.mdx'), shell('a', `env -u RUNBOOK_EXEC_RUN ${inner}`));
		const first = await execa('node', [bin, 'runbook.mdx'], { cwd: place.file('w') });
		expect(first.exitCode).toBe(0);
		const said = await place.read('out');
		expect(said).toContain('another run holds this workspace: runbook.mdx, run ');
		expect(said).toContain('exit 2');
		expect(await readdir(place.file('w'))).not.toContain('reached');
		expect(await readdir(place.file('w/.runbook'))).toEqual(['runs']);
	});

	test('of another machine can be judged by nobody here', async () => {
		await leaveDeadLock('another-machine');
		const { exitCode, stderr } = await place.run(shell('a', 'touch reached'));
		expect(exitCode).toBe(2);
		expect(stderr).toContain('by somebody on another-machine');
		expect(stderr).toContain('Remove the lock if that run has died');
		expect(await readdir(place.directory)).not.toContain('reached');
	});

	test('lets a run in that the one that holds it has started', async () => {
		await writeFile(place.file('inner.mdx'), shell('x', 'touch reached'));
		const { exitCode } = await place.run(shell('a', `node ${bin} inner.mdx`));
		expect(exitCode).toBe(0);
		expect(await readdir(place.directory)).toContain('reached');
	});

	test('of a process that has died does not count', async () => {
		await leaveDeadLock();
		expect((await place.run(shell('a', 'true'))).exitCode).toBe(0);
		expect(await readdir(place.file('.runbook'))).toEqual(['runs']);
	});

	test('of a dead process is taken though another one died while it took it', async () => {
		await leaveDeadLock();
		await link(place.file('.runbook/lock'), place.file('.runbook/lock.dead-ab12'));
		const lock = await takeLock(place.directory, who, undefined);
		lock.release();
		expect(await readdir(place.file('.runbook'))).toEqual([]);
	});

	test('of a dead process is taken over by one of many that want it at once', async () => {
		for (let round = 0; round < 10; round++) {
			await leaveDeadLock();
			const wanted = Array.from({ length: 8 }, (_, index) =>
				takeLock(place.directory, { ...who, run: `run-${index}` }, undefined),
			);
			const settled = await Promise.allSettled(wanted);
			const taken = settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
			expect(taken).toHaveLength(1);
			for (const lock of taken) lock.release();
			expect(await readdir(place.file('.runbook'))).toEqual([]);
		}
	});

	test('holds against other processes that find a dead one all at once', async () => {
		await leaveDeadLock();
		await writeFile(place.file('runbook.mdx'), shell('a', 'echo in >> log; sleep 2; echo out >> log'));
		const runs = Array.from({ length: 4 }, () =>
			execa('node', [bin, 'runbook.mdx'], { cwd: place.directory, reject: false }),
		);
		const codes = (await Promise.all(runs)).map(({ exitCode }) => exitCode);
		expect(codes.every((code) => code === 0 || code === 2)).toBe(true);
		// Those that came after another one had ended may run, but never beside it.
		const log = (await readFile(place.file('log'), 'utf8')).trim().split('\n');
		expect(log).toEqual(codes.filter((code) => code === 0).flatMap(() => ['in', 'out']));
	});
});
