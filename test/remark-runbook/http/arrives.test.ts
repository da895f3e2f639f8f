import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseHttpRequest, requestToCurl, resolveRequest } from '../../../plugins/remark-runbook/http/index.ts';
import { requireTool } from '../../support/requireTool.ts';
import { hostileValue } from '../template/hostile.ts';
import { listen, type Arrived } from './server.ts';

const run = promisify(execFile);
let server: Awaited<ReturnType<typeof listen>>;

beforeAll(async () => {
	server = await listen();
});
afterAll(() => server.close());

const requests = [
	'{{base}}/health',
	'HEAD {{base}}/health?a={{a}}',
	'GET http://{{host}}/a/{{a}}/{{b}}?q={{a}}&r[]=1#{{b}}\nAccept: application/json\nX-Value: {{h}}',
	'POST {{base}}/items/{{a}}\n\n{"name": "{{a}}", "note": "\\"{{b}}", "count": {{n}}, "on": true}',
	'PUT {{base}}/text\nX-Empty: {{e}}\n\n{{a}}\nand {{b}}\n',
	'PATCH {{base}}/form\nContent-Type: application/x-www-form-urlencoded\n\na=@{{a}}&b=1',
	'DELETE {{base}}/items/%20{{b}}\nAuthorization: Bearer {{h}}',
	'OPTIONS {{base}}/*',
];

const headerValue = fc.string({ unit: 'grapheme-ascii', maxLength: 20 });
const number = fc.oneof(
	fc.integer().map(String),
	fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => JSON.stringify(n)),
);
const values = fc.record({ a: hostileValue, b: hostileValue, h: headerValue, n: number });

/** What is the same in both clients' requests: all but what each client says of itself. */
function essential(arrived: Arrived | undefined, names: readonly string[]) {
	const headers = Object.fromEntries(names.map((name) => [name, arrived?.headers[name.toLowerCase()]]));
	return { ...arrived, headers };
}

describe('curl and fetch', () => {
	it.for(requests)('%s arrives the same', { timeout: 60_000 }, async (text, context) => {
		requireTool(context, 'curl', 'sends requests as the reader would');
		const { request, problems } = parseHttpRequest(text);
		expect(problems).toEqual([]);
		if (!request) return;
		await fc.assert(
			fc.asyncProperty(values, async (given) => {
				const all: Record<string, string> = {
					...given,
					base: `http://127.0.0.1:${server.port}/`,
					host: `127.0.0.1:${server.port}`,
					e: '',
				};
				const known = (name: string) => all[name];
				const { text: curl, missing, refused } = requestToCurl(request, known);
				const { method, url, headers, body, ...rest } = resolveRequest(request, known);
				expect(rest).toMatchObject({ missing, refused });
				expect(missing).toEqual([]);
				fc.pre(refused.length === 0);
				const { stderr } = await run('bash', ['-c', curl]);
				const byCurl = server.take();
				await fetch(url, {
					method,
					headers: headers.map(({ name, value }): [string, string] => [name, value]),
					...(body === undefined ? {} : { body }),
				});
				const byFetch = server.take();
				const names = headers.map(({ name }) => name);
				expect(stderr).toBe('');
				expect(byCurl).toBeDefined();
				expect(essential(byCurl, names)).toEqual(essential(byFetch, names));
				expect(byCurl?.body).toBe(body ?? '');
				expect(byCurl?.method).toBe(method);
			}),
			{ numRuns: 60, endOnFailure: true },
		);
	});
});
