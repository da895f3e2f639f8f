import type { DocusaurusConfig } from '@docusaurus/types';

/** Adds bash to the languages that the site highlights: Docusaurus has none of the shells by itself. */
export function addShellHighlighting(config: DocusaurusConfig): void {
	const prism = record(config.themeConfig['prism']);
	const present = Array.isArray(prism['additionalLanguages']) ? prism['additionalLanguages'] : [];
	config.themeConfig['prism'] = { ...prism, additionalLanguages: [...new Set<unknown>([...present, 'bash'])] };
}

function record(value: unknown): Record<string, unknown> {
	return typeof value === 'object' && value !== null ? { ...value } : {};
}
