import { expect, test } from 'vitest';
import { checkDocument } from './checkFixture.ts';
import { makeWorkspace } from './workspace.ts';

async function found(text: string): Promise<string[]> {
	const workspace = makeWorkspace({ 'a.md': `# A\n\n${text}\n`, 'guides/SETUP.md': '# Setup\n' });
	return (await checkDocument(workspace, 'a.md')).map(
		({ ruleId, severity, message }) => `${severity} ${ruleId} ${message}`,
	);
}

test('the path of a page that is gone is told, also where no other wiki link leads anywhere', async () => {
	expect(await found('- [[solutions/DEPLOY_SETUP]]')).toEqual([
		'warning reference/wiki-link no page of the workspace is called solutions/DEPLOY_SETUP',
	]);
	expect(await found('- [[setup]]\n- [[deploys]]')).toEqual([
		'warning reference/wiki-link no page of the workspace is called deploys',
	]);
});

test('pages that are there and brackets that may be no link are left alone', async () => {
	expect(await found('- [[guides/SETUP]] and [[ guides/setup#one|the setup]]')).toEqual([]);
	expect(await found('Press [[Enter]] in the list [[1, 2], [3]].')).toEqual([]);
});
