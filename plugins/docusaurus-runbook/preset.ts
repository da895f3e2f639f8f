import { createRequire } from 'node:module';
import type { LoadContext, Preset } from '@docusaurus/types';
import type { Options as ClassicOptions } from '@docusaurus/preset-classic';
import docusaurusRunbook from './index.ts';
import { readOptions } from './options.ts';
import type { RunbookOptions } from './options.ts';
import runbookSearch from './search/index.ts';
import { addHighlighting } from './addHighlighting.ts';
import { runbookRemarkPlugin } from './remarkPlugin.ts';
import type { RemarkPlugin } from './remarkPlugin.ts';

/** The options of preset-classic, and `runbook` for ours. */
export type Options = ClassicOptions & { runbook?: RunbookOptions };

type ClassicPreset = (context: LoadContext, options: ClassicOptions) => Preset;

/** preset-classic with runbooks in docs, blog and pages. */
export default function preset(context: LoadContext, { runbook, ...classic }: Options = {}): Preset {
	const options = withAdmonitions(runbook, classic);
	const remarkPlugin = runbookRemarkPlugin(context.siteDir, options);
	addHighlighting(context.siteConfig);
	const { themes = [], plugins = [] } = loadClassicPreset()(context, {
		...classic,
		docs: withRemarkPlugin(classic.docs, remarkPlugin),
		blog: withRemarkPlugin(classic.blog, remarkPlugin),
		pages: withRemarkPlugin(classic.pages, remarkPlugin),
	});
	const { search } = readOptions(options);
	const searches = search && !context.siteConfig.themeConfig['algolia'];
	return {
		// Themes come after plugins, and the later one counts: only as a theme it takes the place of the empty search bar.
		themes: [...themes, ...(searches ? [runbookSearch] : [])],
		plugins: [...plugins, [docusaurusRunbook, { ...options }]],
	};
}

/** The config is loaded in ways that differ in what a default import of CommonJS yields; `require` is always the same. */
function loadClassicPreset(): ClassicPreset {
	const loaded: { default: ClassicPreset } = createRequire(import.meta.url)('@docusaurus/preset-classic');
	return loaded.default;
}

type Content = { beforeDefaultRemarkPlugins?: readonly unknown[] };

function withRemarkPlugin<T extends Content>(content: T | false | undefined, plugin: RemarkPlugin) {
	if (content === false) return false;
	return { ...content, beforeDefaultRemarkPlugins: [plugin, ...(content?.beforeDefaultRemarkPlugins ?? [])] };
}

/** The admonition names that the site adds are directives that it renders. */
function withAdmonitions(options: RunbookOptions | undefined, classic: ClassicOptions): RunbookOptions {
	const contents = [classic.docs, classic.blog, classic.pages];
	const names = contents.flatMap((content) => {
		const admonitions = content ? content.admonitions : undefined;
		return typeof admonitions === 'object' ? (admonitions.keywords ?? []) : [];
	});
	return { ...options, directives: [...(options?.directives ?? []), ...names] };
}
