import { defineConfig } from 'vitest/config';
import { ClosingLines } from './test/support/closingLines.ts';
import { LongestFirst } from './test/support/longestFirst.ts';

export default defineConfig({
	// Libraries as users have them: some ship another build for development, which asserts more.
	ssr: { resolve: { conditions: ['module', 'node'] } },
	test: {
		include: ['test/**/*.test.ts'],
		exclude: ['test/systems/**', 'test/fixtures/**'],
		globalSetup: ['test/support/ownTemporaryDirectory.ts', 'test/support/dockerEngine.ts'],
		testTimeout: 30_000,
		// Many tests wait for servers and containers: two files at once take half the time also on two cores.
		maxWorkers: 2,
		maxConcurrency: 2,
		sequence: { sequencer: LongestFirst },
		// A busy machine can starve a container or a browser; what needed its second try is named in the closing lines.
		retry: process.env['CI'] ? 1 : 0,
		reporters: ['default', new ClosingLines()],
	},
});
