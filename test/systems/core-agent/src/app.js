import { createHmac, timingSafeEqual } from 'node:crypto';
import { health, readiness } from './health.js';
import { log } from './log.js';
import { exposition, observe } from './metrics.js';
import { query } from './postgres.js';
import { redis } from './redis.js';
import { settings } from './settings.js';

const cacheKey = 'core-agent:memories';
const cacheSeconds = 30;
/** What a debugger would look at; it grows for as long as TRACE_REQUESTS is on. */
const traces = [];

const sign = (subject) => createHmac('sha256', settings.sessionSecret).update(subject).digest('base64url');

function same(one, other) {
	return one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
}

const bearer = (request) => (request.headers.authorization ?? '').replace(/^Bearer /, '');

async function bodyOf(request) {
	const parts = [];
	for await (const part of request) parts.push(part);
	const body = Buffer.concat(parts);
	if (settings.traceRequests) traces.push({ url: request.url, headers: request.headers, body });
	return body;
}

async function listMemories() {
	const cached = await redis('GET', cacheKey);
	if (cached) return { status: 200, body: JSON.parse(Buffer.from(cached, 'base64').toString()) };
	const rows = await query('SELECT id, subject, body FROM memories ORDER BY id');
	await redis('SET', cacheKey, Buffer.from(JSON.stringify(rows)).toString('base64'), 'EX', cacheSeconds);
	return { status: 200, body: rows };
}

async function addMemory(request) {
	const { subject, body } = JSON.parse((await bodyOf(request)).toString());
	const [row] = await query('INSERT INTO memories (subject, body) VALUES ($1, $2) RETURNING id', [subject, body]);
	await redis('DEL', cacheKey);
	return { status: 201, body: { id: Number(row.id) } };
}

async function openSession(request) {
	const { subject } = JSON.parse((await bodyOf(request)).toString());
	return { status: 201, body: { token: `${subject}.${sign(subject)}` } };
}

function readSession(request) {
	const token = bearer(request);
	const subject = token.slice(0, token.lastIndexOf('.'));
	if (subject === '' || !same(token, `${subject}.${sign(subject)}`))
		return { status: 401, body: { error: 'invalid token' } };
	return { status: 200, body: { subject } };
}

async function clearCache(request) {
	if (!same(bearer(request), settings.adminToken)) return { status: 401, body: { error: 'not an administrator' } };
	return { status: 200, body: { cleared: Number(await redis('DEL', cacheKey)) } };
}

const routes = {
	'GET /health': health,
	'GET /health/ready': readiness,
	'GET /metrics': () => ({ status: 200, body: exposition() }),
	'GET /v1/memories': listMemories,
	'POST /v1/memories': addMemory,
	'GET /v1/session': readSession,
	'POST /v1/session': openSession,
	'POST /admin/cache/clear': clearCache,
};

async function answer(request) {
	try {
		const route = routes[`${request.method} ${request.url}`];
		return route ? await route(request) : { status: 404, body: { error: `nothing at ${request.url}` } };
	} catch (error) {
		log.error(`${request.method} ${request.url}: ${error.message}`);
		return { status: error instanceof SyntaxError ? 400 : 503, body: { error: error.message } };
	}
}

export async function handle(request, response) {
	const begun = performance.now();
	const { status, body } = await answer(request);
	const ms = Math.round(performance.now() - begun);
	observe(status, ms / 1000);
	log.access(`${request.socket.remoteAddress} ${request.method} ${request.url} ${status} ${ms}ms`);
	const isText = typeof body === 'string';
	response
		.writeHead(status, { 'content-type': isText ? 'text/plain; version=0.0.4' : 'application/json' })
		.end(isText ? body : `${JSON.stringify(body)}\n`);
}
