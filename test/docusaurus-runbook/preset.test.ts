import type { LoadContext } from '@docusaurus/types';
import { VFile } from 'vfile';
import { describe, expect, test } from 'vitest';
import preset from '../../plugins/docusaurus-runbook/preset.ts';
import type { Options } from '../../plugins/docusaurus-runbook/preset.ts';
import { runbookPages } from '../../plugins/docusaurus-runbook/remarkPlugin.ts';
import { parseMdx, remarkRunbook } from '../../plugins/remark-runbook/index.ts';

/** A remark plugin of the site's own. */
const own = (): void => {};

function load(options: Options | undefined, themeConfig: Record<string, unknown> = {}) {
	const context = { siteDir: '/site', siteConfig: { themeConfig, future: { v4: {} } } } as LoadContext;
	return { ...preset(context, options), themeConfig: context.siteConfig.themeConfig };
}

/** The options that preset-classic hands to one of its plugins. */
function optionsOf(plugins: ReturnType<typeof load>['plugins'], name: string): Record<string, unknown> | undefined {
	const entry = plugins?.find((plugin) => Array.isArray(plugin) && String(plugin[0]).includes(name));
	return Array.isArray(entry) ? entry[1] : undefined;
}

/** The message of what a call throws. */
function messageOf(call: () => unknown): string {
	try {
		call();
	} catch (error) {
		return error instanceof Error ? error.message : String(error);
	}
	return 'no error';
}

describe('the preset', () => {
	test.each(['plugin-content-docs', 'plugin-content-blog', 'plugin-content-pages'])(
		'has %s render runbooks before all other plugins',
		(name) => {
			const content = { beforeDefaultRemarkPlugins: [own] };
			const { plugins } = load({ docs: content, blog: content, pages: content });
			expect(optionsOf(plugins, name)?.['beforeDefaultRemarkPlugins']).toEqual([
				[runbookPages, expect.objectContaining({ root: '/site' })],
				own,
			]);
			expect(optionsOf(load(undefined).plugins, name)).toHaveProperty('beforeDefaultRemarkPlugins.0.0', runbookPages);
		},
	);

	test('leaves out what is switched off, and hands on all else', () => {
		const { plugins, themes } = load({ blog: false, theme: { customCss: './x.css' } });
		expect(optionsOf(plugins, 'plugin-content-blog')).toBeUndefined();
		expect(JSON.stringify(themes)).toContain('./x.css');
	});

	test('highlights the languages of steps next to those of the site', () => {
		const known = ['bash', 'ini', 'sql', 'toml'];
		expect(load(undefined).themeConfig['prism']).toEqual({ additionalLanguages: known });
		const { themeConfig } = load(undefined, { prism: { defaultLanguage: 'js', additionalLanguages: ['php', 'bash'] } });
		expect(themeConfig['prism']).toEqual({ defaultLanguage: 'js', additionalLanguages: ['php', ...known] });
	});

	test("knows the site's own admonitions and directives", () => {
		const { plugins } = load({ docs: { admonitions: { keywords: ['aside'] } }, runbook: { directives: ['youtube'] } });
		const entries = optionsOf(plugins, 'plugin-content-docs')?.['beforeDefaultRemarkPlugins'];
		expect(entries).toHaveProperty('0.1.knownDirectives', ['youtube', 'aside']);
	});

	test('searches with no service, but not where another search is set up or none is wanted', () => {
		const names = ({ themes }: ReturnType<typeof load>): string[] =>
			(themes ?? []).flatMap((theme) => (typeof theme === 'function' ? [theme.name] : []));
		expect(names(load(undefined))).toEqual(['runbookSearch']);
		expect(names(load({ runbook: { search: false } }))).toEqual([]);
		expect(names(load(undefined, { algolia: { appId: 'a', apiKey: 'b', indexName: 'c' } }))).toEqual([]);
	});

	test.each([
		[{ index: '/runbooks' }, 'runbook.index: a path without a slash at its ends'],
		[{ rot: '..' }, 'runbook.rot is no option. Did you mean root?'],
		[
			{ verbose: true },
			'runbook.verbose is no option. There are: root, directives, index, incident, offline, search, reports, staleAfter, status.',
		],
		[{ staleAfter: 0 }, 'runbook.staleAfter: Too small: expected number to be >0'],
		[{ root: 1 }, 'runbook.root: Invalid input: expected string, received number'],
		[{ directives: [true], rooot: 1 }, 'runbook.directives.0: Invalid input: expected string, received boolean'],
	])('refuses %j', (runbook, message) => {
		const options: Options = JSON.parse(JSON.stringify({ runbook }));
		expect(messageOf(() => load(options))).toContain(`- ${message}`);
	});
});

describe('the remark plugin that the preset makes', () => {
	test('reads the document again as the runner does', () => {
		const { plugins } = load({ runbook: { root: '..' } });
		const entries = optionsOf(plugins, 'plugin-content-docs')?.['beforeDefaultRemarkPlugins'];
		const [[, options]] = entries as [[typeof remarkRunbook, Parameters<typeof remarkRunbook>[0]]];
		const file = new URL('../fixtures/site/docs/hostile.mdx', import.meta.url).pathname;
		const { tree } = parseMdx(options?.readSource?.(file) ?? '', file);
		if (!tree) throw new Error('no tree');
		remarkRunbook(options)(tree, new VFile({ path: file, value: 'the host changed this' }));
		expect(JSON.stringify(tree)).toContain('# heading {#no-id}');
	});
});
