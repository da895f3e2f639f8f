/** Written before this script when a site is built. */
declare const offline: {
	/** Each file's address, and a revision that changes with its content. */
	files: Readonly<Record<string, string>>;
	/** Page addresses without a slash at their end, to the addresses of their files. */
	pages: Readonly<Record<string, string>>;
	/** What answers for a page that was never there. */
	notFound?: string;
};

const worker = self as unknown as ServiceWorkerGlobalScope;
const cacheName = `runbook-offline:${new URL(worker.registration.scope).pathname}`;
const generation = '/runbook-offline-generation';
/** How long a server may take before the kept copy is shown. */
const patience = 4000;

worker.addEventListener('install', (event) => event.waitUntil(keepAll()));
worker.addEventListener('activate', (event) => event.waitUntil(takeOver()));
worker.addEventListener('fetch', (event) => {
	const { request } = event;
	const { origin, pathname } = new URL(request.url);
	if (request.method !== 'GET' || origin !== worker.location.origin || request.headers.has('range')) return;
	if (request.mode === 'navigate') event.respondWith(freshOrKept(request, fileOfPage(pathname), offline.notFound));
	else if (pathname.includes('/assets/')) event.respondWith(keptOrFetched(request, pathname));
	else if (offline.files[pathname] !== undefined) event.respondWith(freshOrKept(request, pathname));
});

function keyOf(file: string): string {
	return `${file}?revision=${offline.files[file]}`;
}

function fileOfPage(pathname: string): string | undefined {
	return offline.files[pathname] === undefined ? offline.pages[pathname.replace(/\/$/, '')] : pathname;
}

/** Fetches what this revision of the site has and the one before had not. */
async function keepAll(): Promise<void> {
	const cache = await caches.open(cacheName);
	const kept = new Set((await cache.keys()).map(({ url }) => url));
	const missing = Object.keys(offline.files).filter(
		(file) => !kept.has(new URL(keyOf(file), worker.location.href).href),
	);
	const keepNext = async (): Promise<void> => {
		for (let file = missing.pop(); file !== undefined; file = missing.pop()) await keepFile(cache, file);
	};
	await Promise.all(Array.from({ length: 6 }, keepNext));
	await worker.skipWaiting();
}

async function keepFile(cache: Cache, file: string): Promise<void> {
	const response = await fetch(file, { cache: 'no-cache', credentials: 'same-origin' });
	if (!response.ok) throw new Error(`${file}: ${response.status}`);
	// A page may not be answered with a response that was redirected, and hosts redirect x.html to x.
	const { status, statusText, headers } = response;
	const copy = response.redirected ? new Response(await response.blob(), { status, statusText, headers }) : response;
	await cache.put(keyOf(file), copy);
}

/** Forgets all but this revision and the one before, whose pages may still be open. */
async function takeOver(): Promise<void> {
	const cache = await caches.open(cacheName);
	const before: unknown = await (await cache.match(generation))?.json();
	const current = Object.keys(offline.files).map((file) => new URL(keyOf(file), worker.location.href).href);
	const kept = new Set([...current, ...(Array.isArray(before) ? before : [])]);
	for (const request of await cache.keys()) if (!kept.has(request.url)) await cache.delete(request);
	await cache.put(generation, Response.json(current));
	await worker.clients.claim();
}

/** Built files are named by their content, so a kept one is never stale. */
async function keptOrFetched(request: Request, file: string): Promise<Response> {
	const cache = await caches.open(cacheName);
	return (await cache.match(file, { ignoreSearch: true })) ?? fetch(request);
}

/** What the server says now; the kept copy where it is down, broken or slow. */
async function freshOrKept(request: Request, file: string | undefined, otherwise?: string): Promise<Response> {
	const cache = await caches.open(cacheName);
	const kept = file === undefined ? undefined : await cache.match(keyOf(file));
	try {
		const response = await (kept ? within(patience, fetch(request)) : fetch(request));
		return response.status >= 500 && kept ? kept : response;
	} catch (error) {
		const answer = kept ?? (otherwise === undefined ? undefined : await cache.match(keyOf(otherwise)));
		if (answer) return answer;
		throw error;
	}
}

function within<T>(milliseconds: number, promise: Promise<T>): Promise<T> {
	return new Promise((resolve, reject) => {
		setTimeout(() => reject(new Error('no answer in time')), milliseconds);
		promise.then(resolve, reject);
	});
}
