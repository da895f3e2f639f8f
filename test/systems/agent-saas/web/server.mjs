// The pages. /api/health/ready: they are served, and the API behind them answers.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

const version = `v${JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8')).version}`;
const { API_URL = 'http://127.0.0.1:8000', WEB_PORT = '3000' } = process.env;
const page = '<!doctype html><html lang="en"><title>Agent</title><h1>Agent</h1><p>Sign in to chat.</p></html>\n';

async function ready() {
	try {
		const { ok } = await fetch(`${API_URL}/health/ready`, { signal: AbortSignal.timeout(2000) });
		return { code: ok ? 200 : 503, body: { status: ok ? 'ok' : 'unavailable', version, api: ok ? 'ok' : 'not ready' } };
	} catch (error) {
		return { code: 503, body: { status: 'unavailable', version, api: String(error.cause?.code ?? error.message) } };
	}
}

createServer(async (request, response) => {
	if (request.url === '/api/health/ready') {
		const { code, body } = await ready();
		response.writeHead(code, { 'content-type': 'application/json' }).end(`${JSON.stringify(body)}\n`);
	} else if (request.url === '/') response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page);
	else response.writeHead(404).end('not found\n');
}).listen(Number(WEB_PORT), '127.0.0.1', () => console.log(`web ${version} listens on ${WEB_PORT}`));
