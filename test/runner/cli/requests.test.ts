import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { execute as executeIn, fence, shell, temporaryDirectory } from '../../support/execution.ts';

let directory = '';
beforeEach(async () => {
	directory = await temporaryDirectory();
});

const execute = (source: string): ReturnType<typeof executeIn> => executeIn(directory, source);

async function serve(): Promise<number> {
	let asked = 0;
	const server = createServer((request, response) => {
		asked += 1;
		if (request.url === '/late') response.statusCode = asked > 3 ? 200 : 503;
		else if (request.url === '/hang') return;
		response.setHeader('X-Kind', 'test');
		response.end(JSON.stringify({ status: 'ok', asked, nested: { a: 1 } }));
	});
	onTestFinished(() => void server.close().closeAllConnections());
	await new Promise<void>((resolve) => {
		server.listen(0, '127.0.0.1', resolve);
	});
	return (server.address() as AddressInfo).port;
}
const step = (kind: string, attributes: string, port: number, target: string, more = ''): string =>
	`:::${kind}[Ask]{#a ${attributes}}\n\`\`\`http\nGET http://127.0.0.1:${port}${target}\n\`\`\`\n${more}:::\n`;

describe('http and wait', () => {
	test('a request passes by status, headers and a JSON subset', async () => {
		const port = await serve();
		const more = fence('output match=json', '{"nested": {"a": 1}}') + fence('output of=headers', 'x-kind: test');
		expect((await execute(step('http', 'status=200', port, '/', more))).exitCode).toBe(0);
		const wrong = await execute(
			step('http', 'status=200', port, '/', fence('output match=json', '{"nested": {"a": 2}}')),
		);
		expect(wrong.report.problems).toMatchObject([{ ruleId: 'output/mismatch', line: 7 }]);
	});

	test('a request fails by status, silence and no listener', async () => {
		const port = await serve();
		expect((await execute(step('http', 'status=503', port, '/'))).report.problems).toMatchObject([
			{ ruleId: 'output/status', message: 'status 200 OK, expected 503' },
		]);
		expect((await execute(step('http', 'timeout=100ms', port, '/hang'))).report.problems[0]?.ruleId).toBe(
			'output/timeout',
		);
		expect((await execute(step('http', '', 1, '/'))).report.problems[0]?.ruleId).toBe('output/no-response');
	});

	test('a wait polls until the status fits, or gives up and says the last answer', async () => {
		const port = await serve();
		expect((await execute(step('wait', 'every=5ms timeout=10s', port, '/late'))).exitCode).toBe(0);
		const never = await execute(step('wait', 'every=5ms timeout=100ms status=404', port, '/'));
		expect(never.report.problems[0]?.message).toMatch(/did not hold within 100ms; last answer: status 200/);
	});

	test('a wait polls a command without touching the session', async () => {
		const source =
			':::wait[Until]{#w every=5ms timeout=5s}\n```bash\ncd /; echo x >> "$OLDPWD/polls"; test "$(wc -l < "$OLDPWD/polls")" -ge 3\n```\n:::\n\n' +
			shell('after', 'test -e polls');
		expect((await execute(source)).exitCode).toBe(0);
	});
});
