import type { Browser, BrowserContextOptions, Page } from 'playwright';

/** A page of a served site, with all that it must not do. */
export interface SitePage {
	page: Page;
	/** Console errors, exceptions, failed requests and requests to other hosts, in order. */
	faults: string[];
	open: (path: string) => Promise<void>;
	clipboard: () => Promise<string>;
	close: () => Promise<void>;
}

/** The query of the address as the page has it: the driver hears of a change only later. */
export function searchOf(page: Page): Promise<string> {
	return page.evaluate(() => window.location.search);
}

/** Opens a browser context of its own; `host` and `port` say where the site is served. */
export async function openSitePage(
	browser: Browser,
	{ host, port }: { host: string; port: number },
	options: BrowserContextOptions = {},
): Promise<SitePage> {
	const origin = `http://${host}:${port}`;
	const context = await browser.newContext({ serviceWorkers: 'block', ...options });
	await context.grantPermissions(['clipboard-read', 'clipboard-write']);
	const page = await context.newPage();
	const faults = watch(page, origin);
	return {
		page,
		faults,
		open: async (path) => {
			const response = await page.goto(origin + path);
			if (!response?.ok()) throw new Error(`${path}: ${response?.status()}`);
			if (options.javaScriptEnabled !== false) await page.waitForSelector('html[data-has-hydrated="true"]');
		},
		clipboard: () => page.evaluate(() => navigator.clipboard.readText()),
		close: () => context.close(),
	};
}

function watch(page: Page, origin: string): string[] {
	const faults: string[] = [];
	page.on('console', (message) => {
		// Most tests need no copy of the whole site in their context.
		if (message.text() === 'Service Worker registration blocked by Playwright') return;
		if (message.type() === 'error' || message.type() === 'warning') faults.push(message.text());
	});
	page.on('response', (response) => {
		if (response.status() >= 400) faults.push(`${response.status()} for ${response.url()}`);
	});
	page.on('pageerror', (error) => faults.push(error.message));
	page.on('request', (request) => {
		if (!request.url().startsWith(origin) && !request.url().startsWith('data:'))
			faults.push(`request to ${request.url()}`);
	});
	return faults;
}
