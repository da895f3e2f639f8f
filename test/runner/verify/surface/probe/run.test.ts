import { describe, expect, it } from 'vitest';
import { run } from '../../../../../runner/verify/surface/probe/run.ts';

const env = { PATH: '/usr/bin:/bin' };

describe('a probe', () => {
	it('that works on may have several periods', async () => {
		const busy = 'i=0; while [ $i -lt 300000 ]; do i=$((i + 1)); done; echo done';
		const result = await run(['/bin/sh', '-c', busy], ['busy'], env, { milliseconds: 150, patience: 400, bytes: 1000 });
		expect(result).toMatchObject({ timedOut: false, stdout: 'done\n', exitCode: 0 });
	});

	it('that idles for one is killed with all that it started', async () => {
		const result = await run(['/bin/sh', '-c', 'sleep 600 & wait'], ['idle'], env, {
			milliseconds: 150,
			patience: 400,
			bytes: 1000,
		});
		expect(result).toMatchObject({ timedOut: true, idled: true, exitCode: null });
	});

	it('that never ends is killed when its periods are over', async () => {
		const result = await run(['/bin/sh', '-c', 'while :; do :; done'], ['loop'], env, {
			milliseconds: 150,
			patience: 2,
			bytes: 1000,
		});
		expect(result).toMatchObject({ timedOut: true, idled: false });
	});

	it('that writes too much is cut off', async () => {
		const limits = { milliseconds: 5000, patience: 2, bytes: 1000 };
		const result = await run(['/bin/sh', '-c', 'while :; do echo y; done'], ['yes'], env, limits);
		expect(result.stdout).toHaveLength(1000);
	});
});
