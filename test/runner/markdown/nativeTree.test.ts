import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as fc from 'fast-check';
import { globSync } from 'tinyglobby';
import { beforeAll, describe, expect, test } from 'vitest';
import { collectBlocks } from '../../../runner/markdown/collectBlocks.ts';
import { loadNativeParser, nativeTree } from '../../../runner/markdown/nativeTree.ts';
import { neutralise } from '../../../runner/markdown/neutralise.ts';
import { remarkTree } from '../../../runner/markdown/parseMarkdown.ts';
import { projectRoot } from '../../support/cli.ts';

const files = globSync(['*.md', 'docs/**/*.mdx', 'test/fixtures/**/*.{md,mdx}'], { cwd: projectRoot });

interface Readings {
	native: unknown;
	remark: unknown;
}

/** What a check reads of a text by each parser; undefined where the native one is not used. */
function readBoth(source: string, mdx: boolean): Readings | undefined {
	const text = neutralise(source.replaceAll('\0', ' '), mdx);
	const tree = nativeTree(text, mdx);
	return tree && { native: collectBlocks(tree, source), remark: collectBlocks(remarkTree(text, mdx), source) };
}

const pieces = [
	'```',
	'~~~',
	'`',
	'[',
	'](x)',
	'](<y z>)',
	'![',
	'<',
	'>',
	'</a>',
	'<b>',
	'<!--',
	'-->',
	'\n',
	'\n\n',
	'    ',
	'  ',
	'# ',
	'- ',
	'1. ',
	'- [ ] ',
	'- [x]',
	'> ',
	'|',
	'|-|\n',
	'*',
	'**',
	'_',
	'~~',
	'\\',
	'&amp;',
	'[^1]',
	'[^1]: n',
	'[a]: b',
	'www.x.org ',
	'a@b.c',
	'---\n',
	'+++\n',
	'===\n',
	'{',
	'}',
	'{x}',
	'é',
	'\u{1f600}',
	'\u{a0}',
	'\t',
	'\r\n',
	':::',
	'<div>\n',
	'https://x.org/a_b',
];

beforeAll(loadNativeParser);

function expectSame(both: Readings | undefined): void {
	expect(both?.native).toEqual(both?.remark);
}

describe('the native parser', () => {
	test.each(files)('reads %s as remark does, or not at all', (file) => {
		expectSame(readBoth(readFileSync(path.join(projectRoot, file), 'utf8'), file.endsWith('.mdx')));
	});

	test('is used for most documents', () => {
		const used = files.filter((file) =>
			readBoth(readFileSync(path.join(projectRoot, file), 'utf8'), file.endsWith('.mdx')),
		);
		expect(used.length / files.length).toBeGreaterThan(0.7);
	});

	test('reads mutated documents as remark does, or not at all', () => {
		const sources = files
			.map((file) => readFileSync(path.join(projectRoot, file), 'utf8'))
			.filter((text) => text.length < 4000);
		const mutation = fc.record({
			source: fc.constantFrom(...sources),
			changes: fc.array(
				fc.record({
					at: fc.double({ min: 0, max: 1, noNaN: true }),
					remove: fc.integer({ min: 0, max: 6 }),
					insert: fc.constantFrom('', ...pieces),
				}),
				{ minLength: 1, maxLength: 4 },
			),
			mdx: fc.boolean(),
		});
		fc.assert(
			fc.property(mutation, ({ source, changes, mdx }) => {
				let text = source;
				for (const { at, remove, insert } of changes) {
					const offset = Math.floor(at * text.length);
					text = text.slice(0, offset) + insert + text.slice(offset + remove);
				}
				expectSame(readBoth(text, mdx));
			}),
			{ numRuns: 1000 },
		);
	});
});
