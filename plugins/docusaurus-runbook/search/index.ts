import { fileURLToPath } from 'node:url';
import type { LoadContext, Plugin } from '@docusaurus/types';

const themePath = fileURLToPath(new URL('../../../src/search/theme', import.meta.url));

/** Puts the search with no service into the navigation bar. A theme of its own, for sites that have another search. */
export default function runbookSearch(_context: LoadContext): Plugin {
	return { name: 'docusaurus-runbook-search', getThemePath: () => themePath };
}
