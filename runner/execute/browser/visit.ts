import type { Browser, BrowserContext, Page } from 'playwright';
import type * as playwright from 'playwright';
import { openGate } from './gate.ts';
import type { Gate } from './gate.ts';

/** A page in a browser of its own, whose requests reach some origins only. */
export interface Visit {
	page: Page;
	/** Origins that were asked for and not reached. */
	blocked: ReadonlySet<string>;
	close(): Promise<void>;
}

interface VisitOptions {
	executablePath: string;
	origins: ReadonlySet<string>;
}

/** What WebRTC would send past any proxy. */
const proxiedOnly = '--force-webrtc-ip-handling-policy=disable_non_proxied_udp';

export class MissingPlaywright extends Error {}

/** Starts the browser without a window. Throws `MissingPlaywright` where the package is not installed. */
export async function openVisit({ executablePath, origins }: VisitOptions): Promise<Visit> {
	const { chromium } = await loadPlaywright();
	const gate = await openGate(origins);
	try {
		const proxy = { server: gate.server };
		const browser = await chromium.launch({ executablePath, headless: true, proxy, args: [proxiedOnly] });
		return await openPage(browser, gate, origins);
	} catch (error) {
		gate.close();
		throw error;
	}
}

async function loadPlaywright(): Promise<typeof playwright> {
	try {
		return await import('playwright');
	} catch {
		throw new MissingPlaywright();
	}
}

async function openPage(browser: Browser, gate: Gate, origins: ReadonlySet<string>): Promise<Visit> {
	const close = async (): Promise<void> => {
		await browser.close();
		gate.close();
	};
	try {
		const context = await browser.newContext({ serviceWorkers: 'block', acceptDownloads: false });
		return { page: await context.newPage(), blocked: watchBlocked(context, origins), close };
	} catch (error) {
		await close();
		throw error;
	}
}

/** The gate lets nothing through; this only tells what was asked for. */
function watchBlocked(context: BrowserContext, origins: ReadonlySet<string>): Set<string> {
	const blocked = new Set<string>();
	const note = (url: string): void => {
		const { origin, protocol } = new URL(url.replace(/^ws/, 'http'));
		if (/^https?:$/.test(protocol) && !origins.has(origin)) blocked.add(origin);
	};
	context.on('request', (request) => note(request.url()));
	context.on('page', (page) => page.on('websocket', (socket) => note(socket.url())));
	return blocked;
}
