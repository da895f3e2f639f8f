import { fileURLToPath } from 'node:url';
import type { LoadContext, Plugin } from '@docusaurus/types';
import { cacheDependencies } from './cacheDependencies.ts';

export { runbookRemarkPlugin } from './remarkPlugin.ts';
export type { RunbookOptions } from './options.ts';

const themePath = fileURLToPath(new URL('../../src/theme', import.meta.url));

/** The Docusaurus theme that renders steps. The preset adds it, and the remark plugin that yields the steps. */
export default function docusaurusRunbook({ generatedFilesDir }: LoadContext): Plugin {
	return {
		name: 'docusaurus-runbook',
		getThemePath: () => themePath,
		configureWebpack: (config, isServer) => ({
			// In a site with `"type": "module"`, the CommonJS that Docusaurus generates must be named as such.
			module: { rules: [{ test: /\.js$/, include: generatedFilesDir, type: 'javascript/auto' }] },
			...(isServer && { output: { chunkFilename: 'assets/js/[name].[contenthash:8].cjs' } }),
			...cacheDependencies(config),
		}),
	};
}
