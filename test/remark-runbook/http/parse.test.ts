import { describe, expect, it } from 'vitest';
import { parseHttpRequest, requestToCurl } from '../../../plugins/remark-runbook/http/index.ts';

describe('parseHttpRequest', () => {
	it('reads method, URL, headers and body', () => {
		const text =
			'# why\nPOST {{base}}/a HTTP/1.1\nAccept: text/plain\n// a comment\nX-Token:  {{token}} \n\n{"a": "{{a}}"}';
		expect(parseHttpRequest(text)).toEqual({
			request: {
				method: 'POST',
				url: { text: '{{base}}/a', placeholders: [{ name: 'base', offset: 0, length: 8, context: { type: 'url' } }] },
				headers: [
					{ name: 'Accept', value: { text: 'text/plain', placeholders: [] } },
					{
						name: 'X-Token',
						value: {
							text: '{{token}}',
							placeholders: [{ name: 'token', offset: 0, length: 9, context: { type: 'header' } }],
						},
					},
				],
				body: {
					text: '{"a": "{{a}}"}',
					placeholders: [{ name: 'a', offset: 7, length: 5, context: { type: 'json-string' } }],
				},
			},
			problems: [],
		});
	});

	it.each([
		['http://a/b', 'GET'],
		['{{base}}/b', 'GET'],
		['HEAD http://a', 'HEAD'],
		['GET http://a/b\r\nAccept: x\r\n\r\n', 'GET'],
		['POST http://a/b\n\n{{body}}', 'POST'],
		['POST http://a/b\nContent-Type: text/yaml\n\n{a: 1}', 'POST'],
		['POST http://a/b\nContent-Type: application/problem+json\n\n[{{n}}, "{{{a}}}"]', 'POST'],
		['GET http://[::1]:80/?a[]=1', 'GET'],
	])('%j is a request', (text, method) => {
		expect(parseHttpRequest(text)).toMatchObject({ request: { method }, problems: [] });
	});

	it.each([
		['', '', 'empty', 'GET http'],
		['# only a comment', '# only a comment', 'empty', 'GET http'],
		['PSOT http://a', 'PSOT', 'Unknown method: PSOT', 'Did you mean POST?'],
		['GTE http://a', 'GTE', 'Unknown method: GTE', 'One of GET'],
		['post http://a', 'post', 'Unknown method: post', 'Did you mean POST?'],
		['SUBSCRIBE http://a', 'SUBSCRIBE', 'Unknown method', 'One of GET, HEAD'],
		['GET', '', 'no URL', 'GET http'],
		['GET /health', '/health', 'not absolute', '{{base}}/health'],
		['GET localhost:8080/x', 'localhost:8080/x', 'not absolute', 'http://localhost:8080/x'],
		['GET ftp://a/b', 'ftp://a/b', 'No http or https', 'Only http'],
		['GET http://a/b c', 'http://a/b c', 'no spaces', '%20'],
		['GET http://a/{b}', 'http://a/{b}', "can't hold the character {", '%7B'],
		["GET http://a/it's", "http://a/it's", "character '", '%27'],
		['GET http://me:pw@a/', 'http://me:pw@a/', 'carries a user', 'Authorization'],
		['GET http://a\nAccept text/plain', 'Accept text/plain', 'No header', 'Write Accept: text/plain.'],
		['GET http://a\nAccept : text/plain', 'Accept : text/plain', 'No header', 'Write Accept: text/plain.'],
		['GET http://a\n{{name}}: x', '{{name}}: x', 'No header', 'Name: value'],
		['POST http://a\n{"a": 1}', '{"a": 1}', 'No header', 'An empty line'],
		['GET http://a\nHost: b', 'Host: b', 'sets Host itself', 'URL'],
		['GET http://a\ncontent-length: 3', 'content-length: 3', 'itself', 'Leave the line out.'],
		['GET http://a\nX-A: 1\nx-a: 2', 'x-a: 2', 'twice', 'comma'],
		['GET http://a\nX-A: é', 'X-A: é', 'ASCII', 'Encode'],
		['GET http://a\n\nbody', 'body', 'no body', 'POST'],
		['POST http://a\n\n{"a": {{n}}, "b": }', '}', 'no JSON: a value is expected here', 'Content-Type'],
		['POST http://a\n\n{"a": {{n}}1}', '1', 'no JSON', 'Content-Type'],
		['POST http://a\n\n{{{n}}: 1}', '{{n}', 'no JSON', 'Content-Type'],
	])('%j has a problem', (text, place, message, hint) => {
		const { problems, request } = parseHttpRequest(text);
		expect(request).toBeUndefined();
		expect(problems).toHaveLength(1);
		const [problem] = problems;
		expect(text.slice(problem?.offset, (problem?.offset ?? 0) + (problem?.length ?? 0))).toBe(place);
		expect(problem?.message).toContain(message);
		expect(problem?.hint).toContain(hint);
	});

	it('reports all problems at once', () => {
		expect(parseHttpRequest('GTE /a\nAccept\nHost: b\n\n{').problems).toHaveLength(5);
	});
});

describe('requestToCurl', () => {
	it.each([
		['http://a/health', 'curl -sS -i http://a/health'],
		['HEAD http://a/health?b=c', "curl -sS -I 'http://a/health?b=c'"],
		['DELETE http://a/b/{{x}}', 'curl -sS -i -X DELETE http://a/b/v%20w'],
		['GET http://a/?b[]=1', "curl -sS -i -g 'http://a/?b[]=1'"],
		['GET http://a\nX-Empty:', "curl -sS -i http://a \\\n  -H 'X-Empty;'"],
		[
			'POST http://a\nX-A: {{x}}\n\n{"a": "{{x}}"}',
			"curl -sS -i -X POST http://a \\\n  -H 'X-A: v w' \\\n  -H 'Content-Type: application/json' \\\n  --data-raw '{\"a\": \"v w\"}'",
		],
		['GET http://a/{{later}}', "curl -sS -i 'http://a/{{later}}'"],
	])('%j', (text, expected) => {
		const { request } = parseHttpRequest(text);
		expect(request && requestToCurl(request, (name) => (name === 'x' ? 'v w' : undefined)).text).toBe(expected);
	});

	it('refuses what no command line can carry', () => {
		const { request } = parseHttpRequest('POST http://a/{{x}}\nX: {{x}}\n\n{{x}}');
		const refused = request && requestToCurl(request, () => 'a\0').refused;
		expect(refused?.map(({ message }) => message)).toEqual([
			expect.stringContaining('header'),
			expect.stringContaining('NUL'),
		]);
	});
});
