import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fill, scanShell } from '../../../plugins/remark-runbook/template/index.ts';
import { expectExact } from './bash.ts';
import { hostileValue } from './hostile.ts';
import { shellCases } from './shellCases.ts';

const values = fc.array(hostileValue, { minLength: 401, maxLength: 401 });

// 25 runs of 400 values for each context, and a few more for each way of standing beside other text.
describe.each(Object.entries(shellCases))('a value in %s', (_name, group) => {
	it.each(group)('%s', { timeout: 120_000 }, (text, expected) => {
		const { template, problems } = scanShell(text);
		expect(problems).toEqual([]);
		fc.assert(
			fc.property(values, ([first = '', ...rest]) => {
				const pairs = rest.map((y, index) => ({ x: rest[index - 1] ?? first, y }));
				expectExact(
					pairs.map(({ x, y }) => ({
						script: fill(template, (name) => (name === 'x' ? x : y)).text,
						words: expected(x, y),
					})),
				);
			}),
			{ numRuns: group.length === 1 ? 25 : 2, endOnFailure: true },
		);
	});
});
