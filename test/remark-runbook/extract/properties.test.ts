import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noStepsProblem, readRunbook, type Problem } from '../../../plugins/remark-runbook/index.ts';

const fixtures = join(import.meta.dirname, '../../fixtures');
const documents = ['near-miss', 'broken'].flatMap((folder) =>
	readdirSync(join(fixtures, folder))
		.filter((name) => name.endsWith('.mdx'))
		.map((name) => readFileSync(join(fixtures, folder, name), 'utf8')),
);
const marks =
	'::: :::: :::shell :::shell[T]{#a} :::note :input[a] ::x [ ] { } {#a {{a}} ``` ```bash ```` ~~~ --- runbook: > - [x]';
const quirks = '" \' = <a </a> <!-- --> {/* \\ \uFEFF \u0000 \uD800 😀 ...';
const spaces = ['\t', '  ', '\r\n', '\r', '\n', '\n\n', '  inputs:', '```output match=regex'];
const pieces = [...marks.split(' '), ...quirks.split(' '), ...spaces];

/** Whether a problem points at a place that an editor could show. */
function isInside({ line, column, endLine, endColumn }: Problem, lines: string[]): boolean {
	const startLength = lines[line - 1]?.length ?? -1;
	const endLength = lines[endLine - 1]?.length ?? -1;
	const inOrder = endLine > line || (endLine === line && endColumn >= column);
	return inOrder && column >= 1 && column <= startLength + 1 && endColumn >= 1 && endColumn <= endLength + 1;
}

/** What the parser's development build, which tests load, asserts against; users' builds read over it. */
const textBehindComment = /<!--[\s\S]*?-->[^\r\n]*\S/;

function expectSound(source: string): void {
	fc.pre(!textBehindComment.test(source));
	const { problems, runbook, isRunbook } = readRunbook('a.mdx', source);
	const lines = source.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/);
	const outside = [...problems, noStepsProblem('a.mdx')].filter((problem) => !isInside(problem, lines));
	expect(outside).toEqual([]);
	const failed = problems.some(({ severity }) => severity === 'error');
	expect(runbook !== undefined).toBe(isRunbook && !failed);
}

describe('reading a document', () => {
	it('never throws on random text', () => {
		const text = fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'binary' })), { maxLength: 40 });
		fc.assert(
			fc.property(text, (parts) => expectSound(parts.join(''))),
			{ numRuns: 150 },
		);
	});

	it('never throws on a document that was cut, joined or edited anywhere', () => {
		const edit = fc.record({
			at: fc.double({ min: 0, max: 1, noNaN: true }),
			removed: fc.nat({ max: 12 }),
			added: fc.constantFrom('', ...pieces),
		});
		fc.assert(
			fc.property(fc.constantFrom(...documents), fc.array(edit, { minLength: 1, maxLength: 4 }), (document, edits) => {
				let source = document;
				for (const { at, removed, added } of edits) {
					const start = Math.floor(at * source.length);
					source = source.slice(0, start) + added + source.slice(start + removed);
				}
				expectSound(source);
			}),
			{ numRuns: 200 },
		);
	});
});
