import { once } from 'node:events';
import { createServer } from 'node:http';
import type { ServerResponse } from 'node:http';
import sirv from 'sirv';

interface Served {
	port: number;
	close: () => Promise<void>;
}

/** Serves static files on a free port of all local addresses, `/docs/x` from `docs/x.html`. */
export async function serveDirectory(
	directory: string,
	headers: Readonly<Record<string, string>> = {},
): Promise<Served> {
	const setHeaders = (response: ServerResponse): void => {
		for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
	};
	const files = sirv(directory, { extensions: ['html'], setHeaders });
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
