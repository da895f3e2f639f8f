import { once } from 'node:events';
import { createServer, request as send } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { connect } from 'node:net';
import type { Duplex } from 'node:stream';

/** A proxy on loopback through which a browser reaches some origins and no other, by whatever way it asks. */
export interface Gate {
	/** Address of the proxy. */
	server: string;
	close(): void;
}

export async function openGate(origins: ReadonlySet<string>): Promise<Gate> {
	const allowed = new Set([...origins].map((origin) => authorityOf(new URL(origin))));
	const server = createServer((request, response) => {
		const url = URL.canParse(request.url ?? '') ? new URL(request.url ?? '') : undefined;
		if (url?.protocol === 'http:' && origins.has(url.origin)) forward(url, request, response);
		else response.writeHead(403).end();
	});
	server.on('connect', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
		if (allowed.has(request.url ?? '')) tunnel(new URL(`http://${request.url}`), socket, head);
		else socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	const port = typeof address === 'object' && address ? address.port : 0;
	return {
		server: `http://127.0.0.1:${port}`,
		close() {
			server.closeAllConnections();
			server.close();
		},
	};
}

/** Host and port, as a browser asks for a tunnel. */
function authorityOf({ protocol, hostname, port }: URL): string {
	return `${hostname}:${port || (protocol === 'https:' ? 443 : 80)}`;
}

function forward(url: URL, request: IncomingMessage, response: ServerResponse): void {
	const { 'proxy-connection': _, ...headers } = request.headers;
	const onward = send(url, { method: request.method, headers }, (answer) => {
		response.writeHead(answer.statusCode ?? 502, answer.statusMessage, answer.headers);
		answer.pipe(response);
	});
	onward.on('error', () => response.destroy());
	response.on('close', () => onward.destroy());
	request.pipe(onward);
}

function tunnel({ hostname, port }: URL, socket: Duplex, head: Buffer): void {
	const host = hostname.replace(/^\[|\]$/g, '');
	const upstream = connect(Number(port || 80), host, () => {
		socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
		upstream.write(head);
		upstream.pipe(socket).pipe(upstream);
	});
	upstream.on('error', () => socket.destroy());
	socket.on('error', () => upstream.destroy());
	socket.on('close', () => upstream.destroy());
}
