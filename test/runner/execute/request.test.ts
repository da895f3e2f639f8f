import { createServer } from 'node:http';
import type { AddressInfo, Server, Socket } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { execute, fence, temporaryDirectory } from '../../support/execution.ts';

/** A server that ends its first connections as a port proxy does whose program is not up yet, then answers. */
async function listen(closed: number, answer: (url: string | undefined) => string): Promise<number> {
	let left = closed;
	const server: Server = createServer((request, response) => {
		response.setHeader('set-cookie', ['a=1', 'b=2']).end(answer(request.url));
	}).prependListener('connection', (socket: Socket) => {
		if (left-- > 0) socket.end();
	});
	await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
	onTestFinished(() => void server.close());
	return (server.address() as AddressInfo).port;
}

test('a server that closes the connection before it was asked is asked again by a wait', async () => {
	const port = await listen(2, () => 'up');
	const step = `:::wait[It is up]{#up every=50ms timeout=20s}\n${fence('http', `GET http://127.0.0.1:${port}/health`)}:::\n`;
	const { status, exitCode } = await execute(await temporaryDirectory(), step);
	expect([exitCode, status]).toEqual([0, { up: 'passed' }]);
});

test('one that closes it each time is a failure of the request, not of its time', async () => {
	const port = await listen(1000, () => 'never');
	const step = `:::http[Ask]{#ask timeout=20s}\n${fence('http', `GET http://127.0.0.1:${port}/`)}:::\n`;
	const { exitCode, printed } = await execute(await temporaryDirectory(), step);
	expect(exitCode).toBe(1);
	expect(printed).toContain('socket hang up');
});

test('fields that come several times are all in the headers', async () => {
	const port = await listen(0, () => 'ok');
	const expected = fence('output of=headers match=contains', 'set-cookie: b=2');
	const step = `:::http[Ask]{#ask}\n${fence('http', `GET http://127.0.0.1:${port}/`)}${expected}:::\n`;
	expect((await execute(await temporaryDirectory(), step)).status).toEqual({ ask: 'passed' });
});
