import { fileURLToPath } from 'node:url';
import type { Plugin } from '@docusaurus/types';

type ConfigureWebpack = NonNullable<Plugin['configureWebpack']>;

/** The compiled language, all of it: it decides what stands on a page. */
const language = fileURLToPath(new URL('../remark-runbook/', import.meta.url));

/** Keeps the bundler from showing pages that another version of this package made, out of its cache on disk. */
export function cacheDependencies(config: Parameters<ConfigureWebpack>[0]): ReturnType<ConfigureWebpack> {
	if (typeof config.cache === 'object' && config.cache.type === 'filesystem') {
		return { cache: { type: 'filesystem', buildDependencies: { runbook: [language] } } };
	}
	const experiments: Readonly<Record<string, unknown>> = { ...config.experiments };
	return experiments['cache'] ? { experiments: { cache: { buildDependencies: [language] } } } : {};
}
