import { fileURLToPath } from 'node:url';
import type { LoadContext, Plugin } from '@docusaurus/types';

export { runbookRemarkPlugin } from './remarkPlugin.ts';
export type { RunbookOptions } from './options.ts';

const themePath = fileURLToPath(new URL('../../src/theme', import.meta.url));

/** The Docusaurus theme that renders steps. The preset adds it, and the remark plugin that yields the steps. */
export default function docusaurusRunbook(context: LoadContext): Plugin {
	return {
		name: 'docusaurus-runbook',
		getThemePath: () => themePath,
		configureWebpack: (_, isServer) => forModulePackage(context.generatedFilesDir, isServer),
	};
}

/** In a site with `"type": "module"`, the CommonJS that Docusaurus generates must be named as such. */
function forModulePackage(
	generatedFiles: string,
	isServer: boolean,
): ReturnType<NonNullable<Plugin['configureWebpack']>> {
	return {
		module: { rules: [{ test: /\.js$/, include: generatedFiles, type: 'javascript/auto' }] },
		...(isServer && { output: { chunkFilename: 'assets/js/[name].[contenthash:8].cjs' } }),
	};
}
