import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../../support/cli.ts';
import { requireTool } from '../../../support/requireTool.ts';
import { checkDocument, markedProblems } from './checkFixture.ts';

const workspaces = ['shop', 'tools', 'site'].map((name) => path.join(projectRoot, 'test/fixtures/reference', name));
const documents = workspaces.flatMap((workspace) =>
	readdirSync(workspace, { recursive: true, encoding: 'utf8' })
		.filter((name) => name.endsWith('.md'))
		.map((file) => ({ workspace, file })),
);

describe('what documents name', () => {
	it.for(documents)('finds exactly the marked drift of $file', async ({ workspace, file }, context) => {
		if (file === 'docs/make.md') requireTool(context, 'make', 'says which targets a Makefile has');
		const found = await checkDocument(workspace, file);
		expect(found.map(({ line, ruleId, severity }) => `${line} ${ruleId} ${severity}`)).toEqual(
			markedProblems(workspace, file),
		);
	});
});
