import { expect, it } from 'vitest';
import { matchHeaders } from '../../../../runner/execute/output/index.ts';

const actual = 'content-type: application/json; charset=utf-8\nX-Id: 7\nset-cookie: a=1\nset-cookie: b=2\nx-empty:';

it.each([
	'Content-Type: application/json; charset=utf-8',
	'x-id:7\n\n...\nX-ID: ...',
	'Set-Cookie: b=2\nSet-Cookie: a=1',
	'X-Empty:',
	'',
])('%j is there', (expected) => {
	expect(matchHeaders(expected, actual)).toEqual({ ok: true });
});

it.each<[string, number, string, string[]]>([
	['X-Id: 7\nX-Id: 8', 1, 'X-Id is `7`, expected `8`', ['-X-Id: 8', '+X-Id: 7']],
	[
		'Set-Cookie: c',
		0,
		'Set-Cookie is `a=1` and `b=2`, expected `c`',
		['-Set-Cookie: c', '+set-cookie: a=1', '+set-cookie: b=2'],
	],
	['x-id', 0, '`x-id` is no header: write Name: value', []],
])('%j is not there', (expected, line, message, diff) => {
	expect(matchHeaders(expected, actual)).toEqual({ ok: false, line, message, diff });
});

it('names all headers where one is missing', () => {
	expect(matchHeaders('ETag: ...', 'a: 1\nb: 2')).toEqual({
		ok: false,
		line: 0,
		message: 'there is no header ETag',
		diff: ['-ETag: ...', '+a: 1', '+b: 2'],
	});
});
