import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { fill, scanShell } from '../../../plugins/remark-runbook/template/index.ts';
import { expectExact } from './bash.ts';
import { command } from './shellGrammar.ts';

it('values are exact in nested quotes, substitutions, here-documents and commands', { timeout: 120_000 }, () => {
	fc.assert(
		fc.property(fc.array(command, { minLength: 40, maxLength: 40 }), (list) => {
			const scans = list.map((piece) => ({ ...piece, ...scanShell(piece.text) }));
			expect(scans.flatMap(({ problems }) => problems)).toEqual([]);
			expectExact(
				scans.map(({ template, values, meaning }) => ({
					script: fill(template, (name) => values[name]).text,
					words: meaning,
				})),
			);
		}),
		{ numRuns: 100, endOnFailure: true },
	);
});
