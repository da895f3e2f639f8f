import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { LoadContext, Plugin, PluginContentLoadedActions } from '@docusaurus/types';
import type { RunbookEntry } from '../remark-runbook/index.ts';
import { cacheDependencies } from './cacheDependencies.ts';
import { collectRunbooks } from './catalogue/collectRunbooks.ts';
import { sitePages } from './catalogue/sitePages.ts';
import type { SitePage } from './catalogue/sitePages.ts';
import { createDocuments } from './documents.ts';
import { manifestFile, removeOffline, writeOffline } from './offline/writeOffline.ts';
import { prepareNativeParser } from './parseNatively.ts';
import { readPluginOptions } from './options.ts';
import type { ReadRunbookOptions } from './options.ts';
import { createProof } from './proof/index.ts';
import { markerOf } from './proof/proofData.ts';
import { buildIndex } from './search/buildIndex.ts';

export { runbookRemarkPlugin } from './remarkPlugin.ts';
export type { RunbookOptions } from './options.ts';

const themePath = fileURLToPath(new URL('../../src/theme', import.meta.url));
const registration = fileURLToPath(new URL('../../src/offline/register.js', import.meta.url));

/** What fills texts, which a page loads once it has to: not part of what all pages load, though others use it as well. */
const filling =
	/[\\/]remark-runbook[\\/](?:(?:data|http|resolve|template)[\\/]|(?:filling|render[\\/]commandLine|schema[\\/]formatDuration)\.)/;
const theme = /[\\/](?:theme[\\/]Runbook|src[\\/](?:clipboard|lazy|record|runbook)[\\/]|remark-runbook[\\/])/;

/** Behind these the bundler's own group of what many pages share has priority 40. */
const shared = { chunks: 'async' as const, minChunks: 2, enforce: true };

/** All pages of runbooks load one copy of what renders them, instead of one each. */
const sharedTheme = {
	splitChunks: {
		cacheGroups: {
			runbookFilling: { ...shared, name: 'runbook-filling', priority: 60, test: filling },
			runbook: { ...shared, name: 'runbook', priority: 50, test: theme },
		},
	},
};

/** What several pages need stands once in what renders them on the server, which would hold a copy of it for each page. */
const sharedOnServer = {
	splitChunks: {
		chunks: 'async' as const,
		cacheGroups: {
			default: false as const,
			defaultVendors: false as const,
			shared: { name: 'shared', minChunks: 2, enforce: true },
		},
	},
};

/** The Docusaurus theme that renders steps. The preset adds it, and the remark plugin that yields the steps. */
export default function docusaurusRunbook(context: LoadContext, given?: unknown): Plugin {
	const { siteDir, generatedFilesDir, siteConfig, baseUrl } = context;
	const options = readPluginOptions(given);
	const root = path.resolve(siteDir, options.root);
	const read = createDocuments({ siteDir, root, directives: options.directives });
	const proof = createProof(context, options, read);
	const isOffline = options.offline && process.env['NODE_ENV'] === 'production';
	let pages: SitePage[] = [];
	let runbooks: RunbookEntry[] = [];
	return {
		name: 'docusaurus-runbook',
		getThemePath: () => themePath,
		getPathsToWatch: () => proof.watched,
		getClientModules: () => (isOffline ? [registration] : []),
		injectHtmlTags: () => ({ headTags: isOffline ? [manifestLink(baseUrl)] : [] }),
		configureWebpack: (config, isServer) => ({
			module: {
				rules: [
					// In a site with `"type": "module"`, the CommonJS that Docusaurus generates must be named as such.
					{ test: /\.js$/, include: generatedFilesDir, type: 'javascript/auto' },
				],
			},
			optimization: isServer ? sharedOnServer : sharedTheme,
			...(isServer && { output: { chunkFilename: 'assets/js/[name].[contenthash:8].cjs' } }),
			...cacheDependencies(config, markerOf(generatedFilesDir)),
		}),
		allContentLoaded: async ({ allContent, actions }) => {
			pages = sitePages(allContent);
			runbooks = await collectRunbooks(pages, read);
			await prepareNativeParser();
			await proof.judge(allContent, actions);
			if (runbooks.length > 0) addPages(actions, baseUrl, options, runbooks);
		},
		postBuild: async ({ outDir }) => {
			proof.writeBadges(path.resolve(outDir));
			if (options.search) await buildIndex({ outDir, baseUrl, pages, runbooks });
			if (!options.offline) return removeOffline(outDir);
			return writeOffline({ outDir, baseUrl, title: siteConfig.title, favicon: siteConfig.favicon });
		},
	};
}

function addPages(
	{ addRoute }: PluginContentLoadedActions,
	baseUrl: string,
	{ index, incident }: ReadRunbookOptions,
	runbooks: readonly RunbookEntry[],
): void {
	const indexPath = index === false ? undefined : baseUrl + index;
	const incidentPath = incident === false ? undefined : baseUrl + incident;
	if (indexPath !== undefined) {
		const props = { runbooks, incidentPath };
		addRoute({ path: indexPath, component: '@theme/RunbookIndexPage', exact: true, props });
	}
	if (incidentPath !== undefined) {
		const props = { runbooks, indexPath };
		addRoute({ path: incidentPath, component: '@theme/RunbookIncidentPage', exact: true, props });
	}
}

function manifestLink(baseUrl: string) {
	return { tagName: 'link', attributes: { rel: 'manifest', href: baseUrl + manifestFile } };
}
