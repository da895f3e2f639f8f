import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { requestToCurl } from '../../../plugins/remark-runbook/http/requestToCurl.ts';
import { parseHttpRequest } from '../../../plugins/remark-runbook/http/parseHttpRequest.ts';
import { fill, scanShell } from '../../../plugins/remark-runbook/template/index.ts';
import type { Insertion } from '../../../plugins/remark-runbook/template/index.ts';

/** A filled text with its values taken out again. */
function takenOut(text: string, insertions: readonly Insertion[]): string {
	return insertions
		.toReversed()
		.reduce((rest, { name, start, end }) => `${rest.slice(0, start)}{{${name}}}${rest.slice(end)}`, text);
}

describe('where values stand in a filled text', () => {
	test('is told exactly: without them it is the text that was not filled', () => {
		const source = "echo {{a}} \"x {{b}} y\" '{{a}}' $'{{b}}' # {{a}}\ncat <<END\n{{b}}\nEND\n";
		const { template } = scanShell(source);
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (a, b) => {
				const { text, insertions } = fill(template, (name) => ({ a, b })[name]);
				expect(takenOut(text, insertions)).toBe(source);
			}),
		);
	});

	test('is told in a request as curl, whatever quotes the words need', () => {
		const source =
			"POST http://localhost/items/{{a}}?q={{b}}\nX-Value:  {{b}} and {{a}} \nX-Empty: {{none}}\n\nit's {{b}}\n";
		const { request } = parseHttpRequest(source);
		if (!request) throw new Error('no request');
		fc.assert(
			fc.property(fc.stringMatching(/^[ -~]{1,20}$/), fc.stringMatching(/^[a-z' "$\n]{0,20}x$/), (a, b) => {
				// Dots alone would lead to another path, and are refused.
				fc.pre(!/^\.{1,2}$/.test(a.trim()));
				const values: Record<string, string> = { a: a.trim(), b: b.trim().replaceAll('\n', ' '), none: '' };
				const { text, insertions } = requestToCurl(request, (name) => values[name]);
				const slices = insertions.map(({ name, start, end }) => [
					name,
					text.slice(start, end).replaceAll(String.raw`'\''`, "'"),
				]);
				const [inPath, inQuery, ...others] = slices;
				expect([inPath, inQuery].map((slice) => [slice?.[0], decodeURIComponent(slice?.[1] ?? '')])).toEqual([
					['a', values['a']],
					['b', values['b']],
				]);
				expect(others.filter(([name]) => name !== 'none')).toEqual([
					['b', values['b']],
					['a', values['a']],
					['b', values['b']],
				]);
			}),
		);
	});
});
