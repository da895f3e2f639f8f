import { defineConfig } from 'vitest/config';

export default defineConfig({
	test: {
		include: ['test/**/*.test.ts'],
		exclude: ['test/systems/**', 'test/fixtures/**'],
		testTimeout: 30_000,
	},
});
