import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createVerifier } from '../../../runner/verify/index.ts';

let workspace = '';

beforeAll(async () => {
	workspace = await mkdtemp(path.join(tmpdir(), 'verify-'));
});

afterAll(() => rm(workspace, { recursive: true }));

async function verify(source: string) {
	const verifier = createVerifier({ env: { PATH: '/usr/bin:/bin', HOME: workspace } });
	try {
		const absolutePath = path.join(workspace, 'doc.md');
		return await verifier.verifyMarkdown({ path: 'doc.md', absolutePath, source, workspace });
	} finally {
		await verifier.close();
	}
}

describe('plain Markdown', () => {
	test('each fence of commands is a step', async () => {
		const source =
			'# Title\n\n## Look\n\n```bash\nls -l\n```\n\n```yaml\na: b\n```\n\n```console\n$ ls\na.txt\n$ pwd\n```\n';
		const { document, problems } = await verify(source);
		expect(problems).toEqual([]);
		expect(document).toMatchObject({ path: 'doc.md', type: 'markdown', title: 'Title' });
		expect(document.steps.map(({ id, title, line }) => [id, title, line])).toEqual([
			['line-5', 'Look', 5],
			['line-13', 'Look', 13],
		]);
		expect(document.steps[1]?.commands.map(({ text, line }) => [text, line])).toEqual([
			['ls', 14],
			['pwd', 16],
		]);
	});

	test('a syntax error stands at its place, also inside a list', async () => {
		const { problems } = await verify('# Title\n\n1. First\n\n   ```bash\n   ls\n   ls && (\n   ```\n');
		expect(problems).toMatchObject([{ ruleId: 'shell/syntax', severity: 'warning', line: 7 }]);
	});

	test.each([
		['an answer', '```bash\nTotal (all): 3\nf(x) > 0\n```', ['info']],
		['a transcript without prompts', '```console\nf(x) > 0\n```', []],
		['a synopsis', '```bash\nls status (--host=$X|--all)\n```', ['info']],
		['a subshell out of place', '```bash\nls status (pwd|cat)\n```', ['warning']],
		['a fence without a language', '```\nls (x)\n```', []],
	])('%s is held against nobody', async (_name, fence, severities) => {
		const { problems } = await verify(`# Title\n\n${fence}\n`);
		expect(problems.map(({ severity }) => severity)).toEqual(severities);
	});

	test('a tool that is not installed is unknown; a misspelt one is told', async () => {
		const { document, problems } = await verify('# Title\n\n```bash\nfrobnicate x\nmkdri y\n```\n');
		expect(problems).toMatchObject([{ ruleId: 'surface/tool-not-found', severity: 'warning', line: 5 }]);
		expect(document.steps[0]?.commands.map(({ verdict }) => verdict)).toEqual(['unknown', 'unknown']);
	});

	test('another language in a shell fence is one finding a block, and no cascade', async () => {
		const source = '# Title\n\n```bash\n# Connect and run\nSELECT (a, b)\nFROM t;\n\nVACUUM;\nls\n```\n';
		const { document, problems } = await verify(source);
		expect(problems.map(({ ruleId, line, endLine }) => [ruleId, line, endLine])).toEqual([['risk/not-shell', 5, 8]]);
		expect(document.steps[0]?.commands.map(({ text }) => text)).toEqual(['ls']);
	});

	test('commands in running text are steps of their lines, checked by the installed tools', async () => {
		const source =
			'# Title\n\n## Tag\n\n- Make it: `git tag --annotate v1` and `git push --tags`\n- List: `git tag --lits`\n- `git tag --lits` was removed.\n';
		const { document, problems } = await verify(source);
		expect(document.steps.map(({ id, title, commands }) => [id, title, commands.map(({ text }) => text)])).toEqual([
			['line-5', 'Tag', ['git tag --annotate v1', 'git push --tags']],
			['line-6', 'Tag', ['git tag --lits']],
			['line-7', 'Tag', ['git tag --lits']],
		]);
		expect(problems.map(({ ruleId, line, column }) => [ruleId, line, column])).toEqual([
			['surface/unknown-flag', 6, 18],
		]);
	});

	test('a tool that prose mentions loosely is held against nobody', async () => {
		const { problems } = await verify('# Title\n\nThis is how the `git branch-list nothing` of others works.\n');
		expect(problems).toEqual([]);
	});

	test('a document without commands has no steps', async () => {
		const { document, problems } = await verify('# Title\n\nText.\n');
		expect(document.steps).toEqual([]);
		expect(problems).toEqual([]);
	});

	test.each([
		'',
		'```bash',
		'```bash\n```',
		'```bash\n\\\n```',
		'```console\n$ \n```',
		'\u0000\u0000',
		'> ```sh\n> ls\n',
	])('%j is read without a crash', async (source) => {
		await expect(verify(source)).resolves.toBeDefined();
	});
});
