import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { loadDocument } from '../../../runner/load/loadDocument.ts';
import { temporaryDirectory } from '../../support/execution.ts';

test('a pattern of an input that takes too long is given up, and the value that it was held against is named', async () => {
	const directory = await temporaryDirectory();
	const input = `{ type: string, pattern: '(a+)+', example: ${'a'.repeat(40)}b }`;
	const source = `---\nrunbook:\n  inputs:\n    name: ${input}\n---\n\n:::manual[Look]{#a}\nLook at :input[name].\n:::\n`;
	await writeFile(path.join(directory, 'a.mdx'), source);
	const { problems } = await loadDocument('a.mdx', directory);
	expect(problems).toMatchObject([{ ruleId: 'language/input-value', line: 4 }]);
	expect(problems[0]?.message).toContain('takes too long to compare with the pattern');
});
