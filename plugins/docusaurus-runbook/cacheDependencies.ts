import { fileURLToPath } from 'node:url';
import type { Plugin } from '@docusaurus/types';

type ConfigureWebpack = NonNullable<Plugin['configureWebpack']>;

/** The compiled language and what hands documents to it, all of it: they decide what stands on a page. */
const folders = ['../remark-runbook/', './'].map((folder) => fileURLToPath(new URL(folder, import.meta.url)));

/** Keeps the bundler from showing pages that another version of this package made, or a build with no report, out of its cache on disk. */
export function cacheDependencies(
	config: Parameters<ConfigureWebpack>[0],
	marker: string,
): ReturnType<ConfigureWebpack> {
	const dependencies = [...folders, marker];
	if (typeof config.cache === 'object' && config.cache.type === 'filesystem') {
		return { cache: { type: 'filesystem', buildDependencies: { runbook: dependencies } } };
	}
	const experiments: Readonly<Record<string, unknown>> = { ...config.experiments };
	return experiments['cache'] ? { experiments: { cache: { buildDependencies: dependencies } } } : {};
}
