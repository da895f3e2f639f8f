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
		configureWebpack: () => ({ module: { rules: [generatedFilesRule(context.generatedFilesDir)] } }),
	};
}

/** Docusaurus generates CommonJS; in a site with `"type": "module"` the bundler would take it for ES modules. */
function generatedFilesRule(directory: string): { test: RegExp; include: string; type: string } {
	return { test: /\.js$/, include: directory, type: 'javascript/auto' };
}
