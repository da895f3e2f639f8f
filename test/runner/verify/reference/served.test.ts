import { describe, expect, it } from 'vitest';
import { checkDocument } from './checkFixture.ts';
import { commitAll, git, makeWorkspace } from './workspace.ts';

describe('pages that a program of the project serves', () => {
	const pages = { 'templates/docs/api.md': '# API\n\n## Keys\n\n## Sign in {: #login .rule }\n' };

	it.each([
		['[a](../api/)', []],
		['[a](../api/#keys)', []],
		['[a](../api/#login)', []],
		['[a](../apis/)', ['reference/link']],
		['[a](../api/) [b](../../accounts/profile/)', []],
		['[a](../api/) [b](../../accounts/profile.md)', ['reference/link']],
		['[a](../api/#kees)', ['reference/anchor']],
		['![a](IMG_URL/a.png)', []],
		['[a](~/shared/a.md)', []],
		['![a](IMG/a.png)', ['reference/image']],
	])('%s', async (text, rules) => {
		const workspace = makeWorkspace({ ...pages, 'templates/docs/bash.md': `${text}\n` });
		const found = await checkDocument(workspace, 'templates/docs/bash.md');
		expect(found.map(({ ruleId }) => ruleId)).toEqual(rules);
	});
});

it.each([
	['export --output-file requirements.txt', []],
	['export requirements.txt', ['error']],
])('knows what a build script writes: %s', async (script, severities) => {
	const document = '```bash\npip install -r requirements.txt\n```\n';
	const workspace = makeWorkspace({ 'ci/release.yml': script, 'requirements.txt': '', 'README.md': document });
	git(workspace, 'init', '-q');
	commitAll(workspace, 'x');
	git(workspace, 'rm', '-q', 'requirements.txt');
	commitAll(workspace, 'y');
	expect((await checkDocument(workspace, 'README.md')).map(({ severity }) => severity)).toEqual(severities);
});

it('knows a page that was deleted, though its siblings are served', async () => {
	const page = '[a](../api/) [b](../old/) [c](../app/)\n';
	const workspace = makeWorkspace({ 'pages/api.md': '# A\n', 'pages/old.md': '# Old\n', 'pages/bash.md': page });
	git(workspace, 'init', '-q');
	commitAll(workspace, 'x');
	git(workspace, 'rm', '-q', 'pages/old.md');
	commitAll(workspace, 'y');
	expect((await checkDocument(workspace, 'pages/bash.md')).map(({ message }) => message)).toEqual([
		'the link leads to ../old/, but old does not exist',
	]);
});
