import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { expect, onTestFinished, test } from 'vitest';
import { reserveFreePorts } from '../../../runner/sandbox/freePorts.ts';

const kernelRange = '/proc/sys/net/ipv4/ip_local_port_range';

test('lie outside of the range that outgoing connections take theirs from', async ({ skip }) => {
	skip(!existsSync(kernelRange), 'only Linux says which range that is');
	const { ports, release } = await reserveFreePorts(50);
	onTestFinished(release);
	const [from = 0, to = 0] = readFileSync(kernelRange, 'utf8').trim().split(/\s+/).map(Number);
	expect(new Set(ports).size).toBe(50);
	expect(ports.filter((port) => port < 1024 || (port >= from && port <= to))).toEqual([]);
});

test('are given to one at a time, and again once they are released', async ({ skip }) => {
	skip(process.platform !== 'linux', 'only Linux has names that no file keeps');
	// So many that by chance alone some would be given twice.
	const several = await Promise.all(Array.from({ length: 4 }, () => reserveFreePorts(200)));
	const ports = several.flatMap((one) => one.ports);
	expect(new Set(ports).size).toBe(800);
	const name = `\0runbook-exec/port/${ports[0]}`;
	const taken = createServer().listen({ path: name });
	await expect(once(taken, 'listening')).rejects.toMatchObject({ code: 'EADDRINUSE' });
	await Promise.all(several.map(({ release }) => release()));
	const free = createServer().listen({ path: name });
	await once(free, 'listening');
	free.close();
});

test('have nobody who listens there', async () => {
	const { ports, release } = await reserveFreePorts(8);
	onTestFinished(release);
	for (const port of ports) {
		const server = createServer().listen(port, '127.0.0.1');
		await once(server, 'listening');
		expect(server.address()).toMatchObject({ port });
		server.close();
	}
});
