// TaskTracker's API: tasks and sessions over HTTP, kept in PostgreSQL, cached in Redis.
import { createServer } from 'node:http';
import { lastFailure, log } from './lib/accessLog.js';
import { query } from './lib/database.js';
import { redis } from './lib/redis.js';
import { sign, verify } from './lib/token.js';
import { probe } from './release.js';

for (const name of ['DATABASE_URL', 'REDIS_URL', 'JWT_SECRET']) {
	if (!process.env[name]) {
		console.error(`${name} is not set: see .env.example`);
		process.exit(1);
	}
}

const { RELEASE: release = 'none' } = process.env;
// Search results are kept in memory: so much is taken at the start, a megabyte at a time.
const cache = Array.from({ length: Number(process.env.CACHE_MB ?? 16) }, () => Buffer.alloc(1 << 20, 1));
const listed = "SELECT coalesce(json_agg(t ORDER BY id), '[]') FROM (SELECT id, title, state FROM tasks) t";
let requests = 0;

async function outcome(work) {
	try {
		await work();
		return 'ok';
	} catch (error) {
		return error.message;
	}
}

async function ready() {
	const [database, cached] = await Promise.all([outcome(() => query(probe)), outcome(() => redis('PING'))]);
	const checks = { database, redis: cached, logs: lastFailure ?? 'ok' };
	const isReady = Object.values(checks).every((state) => state === 'ok');
	return [isReady ? 200 : 503, { status: isReady ? 'ready' : 'unavailable', checks }];
}

async function tasks() {
	const kept = await redis('GET', 'tasks');
	if (kept !== null) return JSON.parse(kept);
	const rows = await query(listed);
	await redis('SET', 'tasks', rows, 'EX', '300');
	return JSON.parse(rows);
}

async function addTask({ title }) {
	const id = await query("INSERT INTO tasks (title) VALUES (:'title') RETURNING id", { title });
	await redis('DEL', 'tasks');
	return { id: Number(id) };
}

function metrics() {
	return [
		'# HELP http_requests_total Requests since the start.',
		'# TYPE http_requests_total counter',
		`http_requests_total ${requests}`,
		'# HELP process_resident_memory_bytes Memory that the process holds.',
		'# TYPE process_resident_memory_bytes gauge',
		`process_resident_memory_bytes ${process.memoryUsage().rss}`,
		'# HELP cache_bytes Size of the search cache.',
		'# TYPE cache_bytes gauge',
		`cache_bytes ${cache.length << 20}`,
		'',
	].join('\n');
}

const routes = {
	'GET /health': () => [200, { status: 'ok', timestamp: new Date().toISOString(), release }],
	'GET /health/live': () => [200, { status: 'alive' }],
	'GET /health/ready': ready,
	'GET /health/metrics': () => [200, metrics()],
	'GET /api/v1/tasks': async () => [200, await tasks()],
	'POST /api/v1/tasks': async (body) => [201, await addTask(body)],
	'POST /api/v1/session': ({ subject }) => [201, { token: sign(subject) }],
	'GET /api/v1/session': (_body, { authorization = '' }) => {
		const subject = verify(authorization.replace(/^Bearer /, ''));
		return subject ? [200, { subject }] : [401, { error: 'invalid token' }];
	},
};

async function answer(request) {
	const route = routes[`${request.method} ${request.url}`];
	if (!route) return [404, { error: 'not found' }];
	let text = '';
	for await (const piece of request) text += piece;
	return route(text === '' ? {} : JSON.parse(text), request.headers);
}

createServer(async (request, response) => {
	requests += 1;
	const [status, body] = await answer(request).catch((error) => {
		console.error(`${request.method} ${request.url}: ${error.message}`);
		return [500, { error: error.message }];
	});
	log(`${request.method} ${request.url} ${status}`);
	const isText = typeof body === 'string';
	response
		.writeHead(status, { 'content-type': isText ? 'text/plain; version=0.0.4' : 'application/json' })
		.end(isText ? body : `${JSON.stringify(body)}\n`);
}).listen(3000, () => console.log(`backend ${release} listens on 3000`));

process.on('SIGTERM', () => process.exit(0));
