// Weighs the pages of runbooks against the same pages of plain Docusaurus with code blocks, in one sitting:
// node test/bench/site.mjs [runbooks] [pairs of builds]
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright';
import sirv from 'sirv';
import { buildOnce, makeSites } from './siteWorkspace.mjs';

const [count = 300, pairs = 2] = process.argv.slice(2).map(Number);
const scratch = mkdtempSync(path.join(tmpdir(), 'runbook-exec-bench-'));
const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];

async function serve(directory) {
	const files = sirv(path.join(directory, 'build'), { extensions: ['html'] });
	const server = createServer((request, response) => files(request, response)).listen(0, '127.0.0.1');
	await once(server, 'listening');
	return server;
}

/**
 * Bytes of script, gzip, that one page loads before anything is touched, what it fetches ahead for itself included.
 * The texts of other documents are left out: Docusaurus fetches those of the links in view on both sites.
 */
async function scriptsOf(browser, address, site) {
	const page = await browser.newPage({ serviceWorkers: 'block' });
	const scripts = new Map();
	page.on('response', (response) => {
		const { pathname } = new URL(response.url());
		if (pathname.endsWith('.js')) scripts.set(pathname, response);
	});
	await page.goto(address, { waitUntil: 'networkidle' });
	await page.waitForSelector('html[data-has-hydrated="true"]');
	const others = documentChunks(site).filter(([source]) => source !== `${new URL(address).pathname.slice(1)}.mdx`);
	const left = new Set(others.map(([, chunk]) => chunk));
	const sizes = [...scripts].map(async ([pathname, script]) =>
		left.has(path.basename(pathname).split('.')[0]) ? 0 : gzipSync(await script.body(), { level: 9 }).length,
	);
	const sum = (await Promise.all(sizes)).reduce((total, size) => total + size, 0);
	await page.close();
	return sum;
}

/** The chunk of each document, as Docusaurus names them. */
function documentChunks(site) {
	const registry = readFileSync(path.join(site, '.docusaurus/registry.js'), 'utf8');
	return [...registry.matchAll(/^\s*"([\w-]+)": .*"@site\/([^"]+\.mdx?)"/gm)].map(([, chunk, source]) => [
		source,
		chunk,
	]);
}

/** Heap of a page in MiB once its garbage is collected. */
async function heapOf(page) {
	const session = await page.context().newCDPSession(page);
	await session.send('HeapProfiler.collectGarbage');
	await session.send('Performance.enable');
	const { metrics } = await session.send('Performance.getMetrics');
	return metrics.find(({ name }) => name === 'JSHeapUsedSize').value / 1024 / 1024;
}

async function open(browser, address) {
	const page = await browser.newPage({ serviceWorkers: 'block' });
	await page.goto(address);
	await page.waitForSelector('html[data-has-hydrated="true"]');
	return page;
}

/** The longest task in milliseconds while a digit is typed, and whether every command has it afterwards. */
async function typing(page, times) {
	await page.evaluate(() => {
		window.tasks = [];
		new PerformanceObserver((list) => window.tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
			type: 'longtask',
		});
	});
	const field = page.locator('[data-runbook-inputs] input').first();
	await field.focus();
	const durations = [];
	for (let index = 0; index < times; index++) {
		const value = String(4000 + index);
		const duration = await page.evaluate(async (typed) => {
			const input = document.querySelector('[data-runbook-inputs] input');
			Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(input, typed);
			const startedAt = performance.now();
			input.dispatchEvent(new Event('input', { bubbles: true }));
			const commands = [...document.querySelectorAll('section[data-kind] pre')];
			const isDone = () => commands.every(({ textContent }) => textContent.includes(`:${typed}/`));
			while (!isDone()) await new Promise((resolve) => setTimeout(resolve));
			return performance.now() - startedAt;
		}, value);
		durations.push(duration);
	}
	await new Promise((resolve) => setTimeout(resolve, 200));
	const tasks = await page.evaluate(() => window.tasks);
	return { updated: median(durations), longest: Math.max(0, ...tasks) };
}

try {
	const sites = makeSites(scratch, count);
	const builds = sites.map(() => []);
	for (let pair = 0; pair < pairs; pair++)
		for (const [index, site] of sites.entries()) {
			const built = buildOnce(site);
			builds[index].push(built);
			console.log(path.basename(site), JSON.stringify(built));
		}
	for (const measure of ['seconds', 'cpu', 'megabytes']) {
		const [plain, runbooks] = builds.map((all) => median(all.map((one) => one[measure])));
		console.log(
			`build of ${count} runbooks, ${measure}: plain ${plain.toFixed(1)}, runbooks ${runbooks.toFixed(1)}, ratio ${(runbooks / plain).toFixed(2)}`,
		);
	}
	const browser = await chromium.launch({
		executablePath: '/usr/bin/chromium',
		args: ['--no-sandbox', '--disable-gpu', '--enable-precise-memory-info'],
	});
	const servers = await Promise.all(sites.map(serve));
	const [plain, runbooks] = servers.map((server) => `http://127.0.0.1:${server.address().port}`);
	for (const route of ['/docs/runbook-1', '/docs/kinds']) {
		const [before, after] = [
			await scriptsOf(browser, plain + route, sites[0]),
			await scriptsOf(browser, runbooks + route, sites[1]),
		];
		console.log(
			`scripts of ${route}, gzip: plain ${before}, runbooks ${after}, +${((after - before) / 1024).toFixed(1)} KiB`,
		);
	}
	const plainPage = await open(browser, `${plain}/docs/long`);
	const page = await open(browser, `${runbooks}/docs/long`);
	const heaps = [await heapOf(plainPage), await heapOf(page)];
	console.log(
		`heap of a page of 300 steps: plain ${heaps[0].toFixed(1)} MiB, runbooks ${heaps[1].toFixed(1)} MiB, ratio ${(heaps[1] / heaps[0]).toFixed(2)}`,
	);
	const { updated, longest } = await typing(page, 10);
	console.log(
		`typing on it: all commands after ${updated.toFixed(0)} ms (median), longest task ${longest.toFixed(0)} ms`,
	);
	console.log(`heap after typing: ${(await heapOf(page)).toFixed(1)} MiB`);
	await browser.close();
	for (const server of servers) {
		server.closeAllConnections();
		server.close();
	}
} finally {
	rmSync(scratch, { recursive: true, force: true });
}
