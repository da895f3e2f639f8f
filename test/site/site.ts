import type { BrowserContextOptions } from 'playwright';
import type { Browser } from 'playwright';
import { openSitePage } from '../support/sitePage.ts';
import type { SitePage } from '../support/sitePage.ts';

/** The built site, served on 127.0.0.1, and a browser. Both are there once tests run, not while they are collected. */
export interface Site {
	/** The built files. */
	readonly directory: string;
	readonly browser: Browser;
	readonly port: number;
}

interface Options extends BrowserContextOptions {
	host?: string;
}

/** Runs `use` on one page in a context of its own. Fails where the page broke a rule that all pages keep. */
export async function visit(
	site: Site,
	route: string,
	use: (visited: SitePage) => Promise<void>,
	{ host = '127.0.0.1', ...options }: Options = {},
): Promise<void> {
	const visited = await openSitePage(site.browser, { host, port: site.port }, options);
	try {
		await visited.open(route);
		await use(visited);
		if (visited.faults.length > 0) throw new Error(`${route}: ${visited.faults.join('\n')}`);
	} finally {
		await visited.close();
	}
}
