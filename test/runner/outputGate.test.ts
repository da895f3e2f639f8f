import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { watchOutput, whenOutputReady } from '../../runner/outputGate.ts';

test('whoever waits for a slow reader leaves no listener behind', async () => {
	const output = new PassThrough({ highWaterMark: 1024 });
	watchOutput(output);
	const count = (): number => ['drain', 'close', 'error'].reduce((sum, event) => sum + output.listenerCount(event), 0);
	const before = count();
	for (let round = 0; round < 20; round++) {
		while (!whenOutputReady()) output.write(Buffer.alloc(256 * 1024));
		const waits = [whenOutputReady(), whenOutputReady()];
		output.resume();
		await Promise.all(waits);
		output.pause();
	}
	expect(count()).toBe(before);
	output.destroy();
	expect(whenOutputReady()).toBeUndefined();
});
