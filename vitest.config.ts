import { defineConfig } from 'vitest/config';
import { ClosingLines } from './test/support/closingLines.ts';

export default defineConfig({
	test: {
		include: ['test/**/*.test.ts'],
		exclude: ['test/systems/**', 'test/fixtures/**'],
		globalSetup: ['test/support/dockerEngine.ts'],
		testTimeout: 30_000,
		reporters: ['default', new ClosingLines()],
	},
});
