// The tracker's pages.
import { createServer } from 'node:http';

const page = '<!doctype html><title>Tracker</title><h1>Tracker</h1><p>Tasks are read from /api/v1/tasks.</p>\n';

createServer((request, response) => {
	const found = request.url === '/';
	response
		.writeHead(found ? 200 : 404, { 'content-type': 'text/html; charset=utf-8' })
		.end(found ? page : 'not found\n');
}).listen(3000, () => console.log('web listens on 3000'));
