import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { glob } from 'tinyglobby';

/** The service worker and the web app manifest, below the site's base. */
const workerFile = 'runbook-offline.js';
export const manifestFile = 'runbook-offline.webmanifest';

const workerSource = fileURLToPath(new URL('../worker/serviceWorker.js', import.meta.url));
/** Larger files are left to the network. */
const largest = 5 * 1024 * 1024;
const left = ['**/*.map', '**/sitemap.xml', '**/rss.xml', '**/atom.xml', workerFile, manifestFile];

interface BuiltSite {
	outDir: string;
	baseUrl: string;
	title: string;
	favicon?: string | undefined;
}

/** Writes what keeps a built site in its readers' browsers, every page of it, for when the server is down. */
export async function writeOffline(site: BuiltSite): Promise<void> {
	const names = (await glob('**/*', { cwd: site.outDir, ignore: left, dot: false })).toSorted();
	const kept = names.flatMap((name) => {
		const revision = revisionOf(site.outDir, name);
		return revision === undefined ? [] : [{ name, url: addressOf(site.baseUrl, name), revision }];
	});
	const pages = kept.filter(({ name }) => name.endsWith('.html')).map(({ url }) => [pageOf(url), url]);
	const offline = {
		files: Object.fromEntries(kept.map(({ url, revision }) => [url, revision])),
		pages: Object.fromEntries(pages),
		notFound: kept.find(({ name }) => name === '404.html')?.url,
	};
	const script = await readFile(workerSource, 'utf8');
	await writeFile(path.join(site.outDir, workerFile), `const offline = ${JSON.stringify(offline)};\n${script}`);
	await writeFile(path.join(site.outDir, manifestFile), JSON.stringify(appManifest(site)));
}

/** Takes back what an earlier build left in its readers' browsers. */
export async function removeOffline(outDir: string): Promise<void> {
	const script = `self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(leave()));
async function leave() {
	await caches.delete('runbook-offline:' + new URL(self.registration.scope).pathname);
	await self.registration.unregister();
}
`;
	await writeFile(path.join(outDir, workerFile), script);
}

function addressOf(baseUrl: string, name: string): string {
	return baseUrl + name.split('/').map(encodeURIComponent).join('/');
}

function pageOf(url: string): string {
	return url.replace(/(?:index)?\.html$/, '').replace(/\/$/, '');
}

/** A name with the bundler's hash in it is another one once the content is. */
const hashed = /^assets\/(?:js|css)\/.*\.([\da-f]{8,})\.\w+$/;

/** What changes with the content of a file; undefined for one that is too large. One after the other: waiting costs more than reading. */
function revisionOf(outDir: string, name: string): string | undefined {
	const file = path.join(outDir, name);
	if (statSync(file).size > largest) return undefined;
	const hash = hashed.exec(name)?.[1];
	return hash ?? createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 16);
}

function appManifest({ baseUrl, title, favicon }: BuiltSite): object {
	const icons = favicon === undefined ? [] : [{ src: baseUrl + favicon.replace(/^\//, ''), sizes: 'any' }];
	return { name: title, short_name: title, start_url: baseUrl, scope: baseUrl, display: 'minimal-ui', icons };
}
