import type { Config } from '@docusaurus/types';
import type { Options } from 'runbook-exec/preset';
import { darkTheme, lightTheme } from './src/css/prismThemes.ts';

const presetOptions: Options = {
	docs: { path: 'docs', routeBasePath: 'docs' },
	blog: false,
	theme: { customCss: './src/css/custom.css' },
	runbook: { reports: [process.env['RUNBOOK_REPORTS'] ?? 'runbook-reports/*.json'] },
};

const config: Config = {
	title: 'runbook-exec',
	tagline: 'Runbooks that cannot rot unseen',
	url: process.env['SITE_URL'] ?? 'http://localhost:3000',
	baseUrl: process.env['SITE_BASE_URL'] ?? '/',
	favicon: 'img/logo.svg',
	trailingSlash: false,
	onBrokenLinks: 'throw',
	onBrokenAnchors: 'throw',
	onDuplicateRoutes: 'throw',
	markdown: { hooks: { onBrokenMarkdownLinks: 'throw', onBrokenMarkdownImages: 'throw' } },
	future: { v4: true, faster: true },
	presets: [['runbook-exec/preset', presetOptions]],
	themeConfig: {
		colorMode: { respectPrefersColorScheme: true },
		navbar: {
			title: 'runbook-exec',
			logo: { alt: '', src: 'img/logo.svg' },
			items: [
				{ to: '/docs/guide/quick-start', label: 'Guide', position: 'left' },
				{ to: '/runbooks', label: 'Runbooks', position: 'left' },
				{ to: '/incident', label: 'Incident', position: 'left' },
				{ to: '/playground', label: 'Playground', position: 'left' },
				{ to: '/docs/decisions', label: 'Decisions', position: 'left' },
			],
		},
		footer: {
			links: [
				{ label: 'Quick start', to: '/docs/guide/quick-start' },
				{ label: 'Write a runbook', to: '/docs/guide/write-a-runbook' },
				{ label: 'Check it in CI', to: '/docs/guide/ci' },
				{ label: 'Compared with others', to: '/docs/guide/comparison' },
			],
			copyright: 'runbook-exec is free software under the MIT licence.',
		},
		prism: { theme: lightTheme, darkTheme, additionalLanguages: ['bash', 'http', 'diff', 'json'] },
	},
};

export default config;
