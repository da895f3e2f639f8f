import * as fc from 'fast-check';
import { it } from 'vitest';
import { fill, scanShell } from '../../../plugins/remark-runbook/template/index.ts';
import { expectExact, runInteractiveBash } from './bash.ts';
import { hostileValue } from './hostile.ts';
import { shellCases } from './shellCases.ts';

/** Tabs of a here-document are keys for a terminal. */
const cases = Object.values(shellCases)
	.flat()
	.filter(([text]) => !text.includes('\t'));

const bang = fc.constantFrom('!', '!!', 'a!b', "'!r", '"!r"', '!$', '\\!x', '!x"$(', '\n^a^b', '^a\n!r');
const visible = hostileValue.map((text) => text.replaceAll(/[^\P{Cc}\n]/gu, ''));
const pasted = fc.record({
	pick: fc.constantFrom(...cases),
	x: fc.oneof(bang, visible, hostileValue),
	y: fc.oneof(bang, visible),
});

it('history expansion finds nothing in a value that is pasted into an interactive shell', { timeout: 120_000 }, () => {
	fc.assert(
		fc.property(fc.array(pasted, { minLength: 200, maxLength: 200 }), (list) => {
			const exact = list.map(({ pick: [text, expected], x, y }) => {
				const raw = text.includes('<<EOF') ? x.replaceAll(/[^\P{Cc}\n]/gu, '') : x;
				const script = fill(scanShell(text).template, (name) => (name === 'x' ? raw : y)).text;
				return { script, words: expected(raw, y) };
			});
			expectExact(exact, runInteractiveBash);
		}),
		{ numRuns: 20, endOnFailure: true },
	);
});
