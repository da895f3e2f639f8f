import { expect, test } from 'vitest';
import { processTerminal } from '../../../runner/cli/terminal.ts';

test('a process that runs many commands listens to its streams once', () => {
	processTerminal();
	const before = listeners();
	for (let run = 0; run < 20; run++) processTerminal();
	expect(listeners()).toEqual(before);
});

function listeners(): number[] {
	const streams = [process.stdout, process.stderr].map((stream) => stream.listenerCount('error'));
	return [...streams, process.listenerCount('exit')];
}
