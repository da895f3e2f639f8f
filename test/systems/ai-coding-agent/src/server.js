// The agent's API. /healthz: the process lives. /healthz/strict: it may serve, by its licence and its manifest.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { licenseProblem } from './license.js';
import { tamperProblem } from './manifest.js';

const { env } = process;
const version = `v${JSON.parse(readFileSync('package.json', 'utf8')).version}`;
const port = Number(env.PORT ?? 3000);
const served = new Map();

function strictHealth() {
	const license = licenseProblem(env) ?? 'ok';
	const tamper = tamperProblem(env) ?? 'ok';
	const valid = license === 'ok' && tamper === 'ok';
	return { code: valid ? 200 : 503, body: { status: valid ? 'ok' : 'unhealthy', version, license, tamper } };
}

function complete(request) {
	if (!env.AGENT_API_KEY) return { code: 503, body: { error: 'AGENT_API_KEY is not set' } };
	if (request.headers['x-api-key'] !== env.AGENT_API_KEY) return { code: 401, body: { error: 'x-api-key is wrong' } };
	return { code: 200, body: { completion: 'return a + b;' } };
}

function metrics() {
	const lines = ['# HELP agent_requests_total Requests by status.', '# TYPE agent_requests_total counter'];
	for (const [code, count] of served) lines.push(`agent_requests_total{status="${code}"} ${count}`);
	return `${lines.join('\n')}\n`;
}

const routes = {
	'GET /healthz': () => ({ code: 200, body: { status: 'ok', version } }),
	'GET /healthz/strict': strictHealth,
	'POST /v1/complete': complete,
	'GET /metrics': () => ({ code: 200, text: metrics() }),
};

if (env.TAMPER_STRICT === 'true' && tamperProblem(env)) {
	console.error(`refused to start: ${tamperProblem(env)}`);
	process.exit(1);
}
const server = createServer((request, response) => {
	const answer = routes[`${request.method} ${request.url}`] ?? (() => ({ code: 404, body: { error: 'not found' } }));
	const { code, body, text } = answer(request);
	served.set(code, (served.get(code) ?? 0) + 1);
	console.log(`${request.method} ${request.url} ${code}`);
	const type = text === undefined ? 'application/json' : 'text/plain; version=0.0.4';
	response.writeHead(code, { 'content-type': type }).end(text ?? `${JSON.stringify(body)}\n`);
});
server.on('error', (error) => {
	console.error(`can't listen on ${port}: ${error.code}`);
	process.exit(1);
});
server.listen(port, () => console.log(`ai-coding-agent ${version} listens on ${port}`));
process.on('SIGTERM', () => process.exit(0));
