import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../../support/cli.ts';
import { checkDocument, markedProblems } from './checkFixture.ts';

const shop = path.join(projectRoot, 'test/fixtures/reference/shop');
const documents = [
	'README.md',
	...readdirSync(path.join(shop, 'docs'), { recursive: true, encoding: 'utf8' })
		.filter((name) => name.endsWith('.md'))
		.map((name) => `docs/${name}`),
];

describe('what documents name', () => {
	it.each(documents)('finds exactly the marked drift of %s', async (file) => {
		const found = await checkDocument(shop, file);
		expect(found.map(({ line, ruleId, severity }) => `${line} ${ruleId} ${severity}`)).toEqual(
			markedProblems(shop, file),
		);
	});
});
