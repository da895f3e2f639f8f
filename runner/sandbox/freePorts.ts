import { randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { ListenOptions, Server } from 'node:net';

/** Ports that are this process' alone among all that ask here, until they are released or the process ends. */
export interface ReservedPorts {
	ports: number[];
	release(): Promise<void>;
}

/** Below the registered services' usual ports nothing is chosen, nor from 30000 on, where clusters and many kernels give theirs. */
const choice = { from: 20_000, to: 29_999 };
const tries = 20;
/** Elsewhere no names can be had that no file keeps. */
const hasNames = process.platform === 'linux';

/**
 * So many ports of 127.0.0.1 that nobody listens on, all different. They lie outside of the range from which the kernel takes
 * the ports of outgoing connections, since one of those could have a port before the sandbox does.
 */
export async function reserveFreePorts(count: number): Promise<ReservedPorts> {
	const ports: number[] = [];
	const marks: Server[] = [];
	for (let left = tries * count; ports.length < count; left--) {
		const port = left > 0 && !overlapsOutgoing() ? randomInt(choice.from, choice.to + 1) : await portThatIsFree(0);
		if (port === undefined || ports.includes(port)) continue;
		const mark = await reserve(port);
		if (!mark && hasNames) continue;
		if ((await portThatIsFree(port)) === undefined) await close(mark);
		else {
			ports.push(port);
			if (mark) marks.push(mark);
		}
	}
	return { ports, release: async () => void (await Promise.all(marks.map(close))) };
}

function overlapsOutgoing(): boolean {
	try {
		const text = readFileSync('/proc/sys/net/ipv4/ip_local_port_range', 'utf8');
		const [from = 0, to = 0] = text.trim().split(/\s+/).map(Number);
		return from <= choice.to && to >= choice.from;
	} catch {
		return true;
	}
}

/** A name in the kernel that one process can have, and that goes with it: no file is left. Undefined where another has it. */
async function reserve(port: number): Promise<Server | undefined> {
	const mark = await listen({ path: `\0runbook-exec/port/${port}` });
	mark?.unref();
	return mark;
}

/** The port itself, any free one for 0; undefined where somebody listens on it. */
async function portThatIsFree(port: number): Promise<number | undefined> {
	const server = await listen({ port, host: '127.0.0.1' });
	if (!server) return undefined;
	const address = server.address();
	await close(server);
	return address === null || typeof address === 'string' ? undefined : address.port;
}

function listen(where: ListenOptions): Promise<Server | undefined> {
	return new Promise((resolve) => {
		const server = createServer();
		server.once('error', () => resolve(undefined));
		server.listen(where, () => resolve(server));
	});
}

async function close(server: Server | undefined): Promise<void> {
	if (server) await new Promise((resolve) => server.close(resolve));
}
