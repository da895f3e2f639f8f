import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { ClosingLines } from './test/support/closingLines.ts';
import { LongestFirst } from './test/support/longestFirst.ts';

export default defineConfig({
	plugins: [librariesAsShipped()],
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

/** Some libraries have another build for development, which asserts more. Vite adds its condition to whatever a config says. */
function librariesAsShipped(): Plugin {
	return {
		name: 'libraries-as-shipped',
		configResolved({ ssr }) {
			const conditions = ssr.resolve?.conditions ?? [];
			const index = conditions.indexOf('development|production');
			if (index !== -1) conditions.splice(index, 1);
		},
	};
}
