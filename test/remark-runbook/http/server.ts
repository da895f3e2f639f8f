import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What arrived: header names are in lower case, the body is text. */
export interface Arrived {
	method: string;
	path: string;
	headers: Record<string, string | string[] | undefined>;
	body: string;
}

/** A server that keeps what it is asked. */
export async function listen(): Promise<{ port: number; take: () => Arrived | undefined; close: () => Promise<void> }> {
	const arrived: Arrived[] = [];
	const server = createServer(async (request, response) => {
		const chunks: Uint8Array[] = [];
		for await (const chunk of request) chunks.push(chunk);
		const { method = '', url: path = '', headers } = request;
		arrived.push({ method, path, headers, body: Buffer.concat(chunks).toString('utf8') });
		response.end('ok');
	});
	await new Promise<void>((resolve) => {
		server.listen(0, '127.0.0.1', resolve);
	});
	return {
		port: (server.address() as AddressInfo).port,
		take: () => arrived.shift(),
		close: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => {
				server.close(resolve);
			});
		},
	};
}
