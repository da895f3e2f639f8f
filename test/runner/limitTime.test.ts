import { describe, expect, it } from 'vitest';
import { matchOutput } from '../../runner/execute/output/index.ts';
import { limitTime } from '../../runner/limitTime.ts';
import { readInputValue } from '../../runner/plan/inputs.ts';
import { execute, fence, shell, temporaryDirectory } from '../support/execution.ts';

const evil = '(a+)+';
const answer = `${'a'.repeat(60)}b`;

describe('limitTime', () => {
	it('gives the result, and hands on what is thrown', () => {
		expect(limitTime(1000, () => 7)).toEqual({ result: 7 });
		expect(limitTime(1000, () => undefined)).toEqual({ result: undefined });
		expect(() =>
			limitTime(1000, () => {
				throw new TypeError('ours');
			}),
		).toThrow(TypeError);
	});

	it('ends a loop, and a regular expression that tries ever more ways', () => {
		expect(
			limitTime(50, () => {
				for (;;);
			}),
		).toBeUndefined();
		expect(limitTime(50, () => /^(?:(a+)+)$/.test(answer))).toBeUndefined();
	});
});

describe('a regular expression that would take for ever', () => {
	it('fails the expected output, at its line', () => {
		const result = matchOutput({ text: `first\n${evil}`, match: 'regex' }, `first\n${answer}`);
		expect(result).toMatchObject({ ok: false, line: 1, message: expect.stringContaining('took longer than 2s') });
	});

	it('fails an input', () => {
		const input = { type: 'string', pattern: evil } as const;
		expect(() => readInputValue('name', input, answer)).toThrow('took longer than 2s');
	});

	it('fails a capture', async () => {
		const directory = await temporaryDirectory();
		const source = shell('s', `echo ${answer}`, '', fence('yaml capture', `x: { regex: '^(${evil})$' }`));
		const { exitCode, report } = await execute(directory, source);
		expect([exitCode, report.problems[0]?.message]).toEqual([1, expect.stringContaining('took longer than 2s')]);
	});
});
