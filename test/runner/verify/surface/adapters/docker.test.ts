import { afterAll, expect, test } from 'vitest';
import { askDocker } from '../../../../../runner/verify/surface/adapters/cobra/docker.ts';
import { createProber } from '../../../../../runner/verify/surface/probe/prober.ts';
import { createToolbox } from '../../../../../runner/verify/surface/toolbox.ts';
import { locate } from '../../../../../runner/verify/surface/locate/executable.ts';
import { requireTool } from '../../../../support/requireTool.ts';

const searchPath = '/usr/local/bin:/usr/bin:/bin';
const prober = createProber({ sandbox: 'auto', concurrency: 2, searchPath, home: undefined });
afterAll(() => prober.close());

const questions = [
	['compose', 'up', '--help'],
	['compose', 'zznonsense', '--help'],
	['__complete', 'compose', '-f', 'x.yml', 'logs', '--tial', '-'],
	['help', 'compose', 'ps'],
	['tag', '--help'],
	['volume', 'rm', '--zznonsense', '--help'],
	['__complete', 'service', 'update', '--replicas', 'x', '-'],
	['build', '--help'],
	['--help'],
];

test('what Docker is asked without its plugins, and a plugin without Docker, is answered as Docker itself would', async (context) => {
	requireTool(context, 'docker', 'asks the real program');
	const located = locate('docker', { searchPath, home: undefined, forbidden: [] });
	if (located.type !== 'found') throw new Error('docker is not found');
	const { executable } = located;
	const { tool } = await createToolbox(prober, undefined, searchPath).open(executable);
	for (const args of questions) {
		const plain = await prober.ask(executable, args);
		// Docker before version 23 completes nothing for its plugins: what they say themselves is better.
		if (args[1] === 'compose' && plain.stderr.includes("unknown shorthand flag: 'f'")) continue;
		expect(await prober.ask(executable, args, askDocker(tool, args)), args.join(' ')).toEqual(plain);
	}
});
