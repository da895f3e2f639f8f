import { expect, it } from 'vitest';
import { withoutWaiting } from '../../../../../runner/verify/surface/probe/waiting.ts';

it('a command that waits is asked once, and the others as often as one likes', async () => {
	const asked: string[] = [];
	const known = new Set<string>();
	const ask = withoutWaiting(
		(args) => {
			asked.push(args.join(' '));
			const idled = args[0] === 'pause';
			return Promise.resolve({ argv: [...args], exitCode: null, stdout: '', stderr: '', timedOut: idled, idled });
		},
		'tool',
		{ has: (key) => known.has(key), put: (key) => known.add(key) },
	);
	for (const args of [['pause', '--help'], ['pause', '--x', 'y'], ['go', '--help'], ['go', '--x'], ['--x']]) {
		expect(await ask(args)).toMatchObject({ timedOut: args[0] === 'pause' });
	}
	expect(asked).toEqual(['pause --help', 'go --help', 'go --x', '--x']);
});
