import { rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { health, version } from './release.js';

const port = Number(process.env.PORT ?? 8080);

function answer(path) {
	if (path === '/healthz') return health();
	if (path === '/version') return { code: 200, body: { version } };
	return { code: 404, body: { error: `nothing at ${path}` } };
}

const server = createServer((request, response) => {
	const { code, body } = answer(request.url);
	response.writeHead(code, { 'content-type': 'application/json' }).end(`${JSON.stringify(body)}\n`);
});
server.listen(port, '127.0.0.1', () => console.log(`${version} listens on ${port}`));
// Answers what it has begun; its pid file goes last.
process.on('SIGTERM', () => server.close(() => rmSync('run/service.pid', { force: true })));
