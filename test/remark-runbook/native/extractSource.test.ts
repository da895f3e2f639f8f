import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as fc from 'fast-check';
import { globSync } from 'tinyglobby';
import { describe, expect, test } from 'vitest';
import { readRunbook } from '../../../plugins/remark-runbook/index.ts';
import { extractSource } from '../../../plugins/remark-runbook/native/extractSource.ts';
import { projectRoot } from '../../support/cli.ts';

const files = globSync(['docs/**/*.mdx', 'test/fixtures/**/*.mdx'], { cwd: projectRoot });
const sources = files.map((file) => readFileSync(path.join(projectRoot, file), 'utf8'));

/** Pieces that decide how a document is read; mutations insert them anywhere. */
const pieces = [
	':::',
	'```',
	'{',
	'}',
	'"',
	'[',
	']',
	'<',
	'>',
	'\n',
	'\n\n',
	'    ',
	'#x',
	'---\n',
	'{{a}}',
	'\\',
	'- [ ] ',
	'> ',
	'*',
	'$',
	'é',
	'\t',
];

describe('extractSource', () => {
	test.each(files)('reads %s as remark does', async (file) => {
		const source = readFileSync(path.join(projectRoot, file), 'utf8');
		expect(await extractSource(file, source)).toEqual(readRunbook(file, source));
	});

	test('reads mutated documents as remark does', async () => {
		const mutation = fc.record({
			source: fc.constantFrom(...sources),
			at: fc.double({ min: 0, max: 1, noNaN: true }),
			remove: fc.integer({ min: 0, max: 12 }),
			insert: fc.constantFrom('', ...pieces),
		});
		await fc.assert(
			fc.asyncProperty(mutation, async ({ source, at, remove, insert }) => {
				const offset = Math.floor(at * source.length);
				const mutated = source.slice(0, offset) + insert + source.slice(offset + remove);
				expect(await extractSource('x.mdx', mutated)).toEqual(readRunbook('x.mdx', mutated));
			}),
			{ numRuns: Number(process.env['MUTATIONS'] ?? 400) },
		);
	});
});
