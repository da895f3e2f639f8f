import os from 'node:os';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { isOver } from '../../../../../runner/verify/surface/probe/limits.ts';
import { run } from '../../../../../runner/verify/surface/probe/run.ts';

const env = { PATH: '/usr/bin:/bin' };

beforeEach(() => {
	vi.spyOn(os, 'loadavg').mockReturnValue([0, 0, 0]);
	onTestFinished(() => void vi.restoreAllMocks());
});

describe('a probe', () => {
	it.each([
		['works on', { used: 90, before: 40, count: 3 }, undefined],
		['idles', { used: 41, before: 40, count: 1 }, 'idle'],
		['has had all its periods', { used: 90, before: 40, count: 8 }, 'spent'],
		['is watched by nobody', { used: undefined, before: 0, count: 1 }, 'spent'],
	])('that %s', (_, period, expected) => {
		expect(isOver(period, 8)).toBe(expected);
	});

	it('that ends by itself is heard to its end', async () => {
		const limits = { milliseconds: 600_000, patience: 1, bytes: 1000 };
		const result = await run(['/bin/sh', '-c', 'echo done; exit 3'], ['brief'], env, limits);
		expect(result).toMatchObject({ timedOut: false, stdout: 'done\n', exitCode: 3 });
	});

	it('that idles for one is killed with all that it started', async () => {
		const result = await run(['/bin/sh', '-c', 'sleep 600 & wait'], ['idle'], env, {
			milliseconds: 150,
			patience: 400,
			bytes: 1000,
		});
		expect(result).toMatchObject({ timedOut: true, idled: true, exitCode: null });
	});

	it('that idles on a crowded machine has longer, and may fare better the next time', async () => {
		vi.spyOn(os, 'loadavg').mockReturnValue([1000, 0, 0]);
		const limits = { milliseconds: 150, patience: 400, bytes: 1000 };
		const brief = await run(['/bin/sh', '-c', 'sleep 0.2; echo done'], ['brief'], env, limits);
		expect(brief).toMatchObject({ timedOut: false, stdout: 'done\n' });
		const idle = await run(['/bin/sh', '-c', 'sleep 600'], ['idle'], env, limits);
		expect(idle).toMatchObject({ timedOut: true, idled: false, exitCode: null });
	});

	it('that never ends is killed when its periods are over', async () => {
		const result = await run(['/bin/sh', '-c', 'while :; do :; done'], ['loop'], env, {
			milliseconds: 150,
			patience: 2,
			bytes: 1000,
		});
		expect(result).toMatchObject({ timedOut: true, exitCode: null });
	});

	it('that writes too much is cut off', async () => {
		const limits = { milliseconds: 5000, patience: 2, bytes: 1000 };
		const result = await run(['/bin/sh', '-c', 'while :; do echo y; done'], ['yes'], env, limits);
		expect(result.stdout).toHaveLength(1000);
	});
});
