import type { DocusaurusConfig } from '@docusaurus/types';

/** The languages of steps that Docusaurus does not highlight by itself. */
const languages = ['bash', 'ini', 'sql', 'toml'];

/** Adds them to those that the site highlights. */
export function addHighlighting(config: DocusaurusConfig): void {
	const prism = record(config.themeConfig['prism']);
	const present = Array.isArray(prism['additionalLanguages']) ? prism['additionalLanguages'] : [];
	config.themeConfig['prism'] = { ...prism, additionalLanguages: [...new Set<unknown>([...present, ...languages])] };
}

function record(value: unknown): Record<string, unknown> {
	return typeof value === 'object' && value !== null ? { ...value } : {};
}
