import { once } from 'node:events';
import { createServer } from 'node:http';
import sirv from 'sirv';

interface Served {
	port: number;
	close: () => Promise<void>;
}

/** Serves static files on a free port of all local addresses, `/docs/x` from `docs/x.html`. */
export async function serveDirectory(directory: string): Promise<Served> {
	const files = sirv(directory, { extensions: ['html'] });
	const server = createServer((request, response) => {
		files(request, response, () => void response.writeHead(404).end('not found'));
	}).listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	if (typeof address !== 'object' || address === null) throw new Error('the server has no port');
	return {
		port: address.port,
		close: async () => {
			server.closeAllConnections();
			server.close();
			await once(server, 'close');
		},
	};
}
