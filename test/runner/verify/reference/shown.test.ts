import { expect, test } from 'vitest';
import { checkDocument } from './checkFixture.ts';
import { commitAll, git, makeWorkspace } from './workspace.ts';

/** What a document is told, by its lines, in a workspace with some files. */
async function told(document: string, files: Record<string, string> = {}): Promise<string[]> {
	const root = makeWorkspace({ 'scripts/a.sh': '', 'docs/b.md': '', ...files, 'docs/run.md': document });
	git(root, 'init', '-q');
	commitAll(root, 'x');
	return (await checkDocument(root, 'docs/run.md')).map(({ line, ruleId }) => `${line} ${ruleId}`);
}

test('a compose file that the document shows has services of its own', async () => {
	const files = { 'compose.yaml': 'services:\n  db: {}\n' };
	const shown = '```yaml\nservices:\n  setup:\n    image: x\n```\n\n';
	const run = '```bash\ndocker compose up -d db\ndocker compose run --rm setup\n```\n';
	expect(await told(shown + run, files)).toEqual([]);
	expect(await told(`\n\n\n\n\n\n${run}`, files)).toEqual(['9 reference/compose-service']);
});

test('a script that the document shows is made by it', async () => {
	const shown = '```bash\n#!/usr/bin/env bash\n# scripts/sync.sh\necho sync\n```\n\n';
	const run = '```bash\nbash scripts/a.sh\n./scripts/sync.sh 20\n```\n';
	expect(await told(shown + run)).toEqual([]);
	expect(await told(`# R\n\n${run}`)).toEqual(['5 reference/file']);
});

test('what a list tells the reader to make is not there yet', async () => {
	const item = '   **Mirror** (`scripts/mirror.sh`):\n   - runs all checks\n';
	expect(await told(`# R\n\nSee \`scripts/a.sh\` and \`docs/b.md\`.\n\n1. **Generate scripts**\n\n${item}`)).toEqual(
		[],
	);
	expect(await told(`# R\n\nSee \`scripts/a.sh\` and \`docs/b.md\`.\n\n1. **Run the scripts**\n\n${item}`)).toEqual([
		'7 reference/file',
	]);
});

test('a text with gaps is filled in before its links count', async () => {
	const links = 'See the [guide](guide.md) and [the other](b.md).\n';
	expect(await told(`# {module_name}\n\n{{#if found}}\n\n{agent_list}\n\n{{title}}\n\n${links}`)).toEqual([]);
	expect(await told(`# {module_name}\n\n${links}`)).toEqual(['3 reference/link']);
});

test('a file that an ignore file names is made by the reader, whatever else is tracked against it', async () => {
	const files = { '.gitignore': 'config/database.yml\nk8s/*.yml\n', 'k8s/a.yml': '', 'config/database.yml.sample': '' };
	const root = makeWorkspace({
		...files,
		'docs/run.md': '# R\n\n`config/database.yml` and `k8s/b.yml`, see `k8s/a.yml`.\n',
	});
	git(root, 'init', '-q');
	git(root, 'add', '-f', '.');
	git(root, 'commit', '-q', '-m', 'x');
	expect((await checkDocument(root, 'docs/run.md')).map(({ message }) => message)).toEqual([]);
});

test('digits with an x for the rest are no name', async () => {
	const text = 'See `docs/b.md`, `docs/000X_plan.md` and `docs/0002_plans.md`.\n';
	expect(await told(`# R\n\n${text}`, { 'docs/0001_plan.md': '' })).toEqual(['3 reference/file']);
});

const links = (count: number): string =>
	Array.from({ length: count }, (_, at) => `- [m${at}](models/m${at}.md)\n`).join('');

test('many links into a directory that is not there are told once', async () => {
	expect(await told(`# Client\n\n${links(120)}`)).toEqual(['3 reference/link']);
	expect(await told(`# Client\n\n${links(3)}`)).toEqual(['3 reference/link', '4 reference/link', '5 reference/link']);
});

const fence = (text: string): string => `\`\`\`bash\nbash scripts/a.sh\n${text}\n\`\`\`\n`;

test('a fence that lists files of data calls none of them', async () => {
	expect(await told(fence('# make these\ndocs/locales/common.json'))).toEqual([]);
	expect(await told(fence('# make these\nscripts/b2.sh'))).toEqual(['4 reference/file']);
});

test('a dated name is one of many', async () => {
	expect(await told(fence('psql < docs/backup-2024-01-31.sql'))).toEqual([]);
	expect(await told(fence('psql < docs/schema.sql'))).toEqual(['3 reference/file']);
});

test('a package that bears the name of its repository is no clone of it', async () => {
	const readme = '# shop\n\n```bash\ngit clone https://example.com/acme/shop.git\n```\n';
	const files = { 'README.md': readme, 'shop/core/b.py': '' };
	const text = '```bash\ncat shop/core/b.py\ncat shop/core/bb.py shop/cora/\n```\n';
	expect(await told(text, files)).toEqual(['3 reference/file', '3 reference/directory']);
	const { 'shop/core/b.py': _, ...withoutPackage } = files;
	expect(await told('```bash\nbash scripts/a.sh\ncat shop/scripts/a.sh\n```\n', withoutPackage)).toEqual([]);
});

test('the API of one service says nothing of what another answers', async () => {
	const api = 'openapi: 3.0.0\npaths:\n  /health: { get: {} }\n';
	const files = { 'gateway/openapi.yaml': api, 'gateway/package.json': '{}', 'content/package.json': '{}' };
	const root = makeWorkspace({
		...files,
		'content/README.md': '# C\n\n`GET /healthz`\n',
		'README.md': '# G\n\n`GET /healthz`\n',
	});
	const rules = async (file: string): Promise<string[]> =>
		(await checkDocument(root, file)).map(({ ruleId, severity }) => `${severity} ${ruleId}`);
	expect(await rules('content/README.md')).toEqual([]);
	expect(await rules('README.md')).toEqual(['error reference/http-path']);
});

test('what an archive of the repository holds is unpacked first', async () => {
	const text = '```bash\nbash scripts/a.sh\ncat docs/b.md\ncd bundles\n```\n';
	expect(await told(text, { 'static/bundles.zip': '' })).toEqual([]);
	expect(await told(text, { 'static/others.zip': '' })).toEqual(['4 reference/directory']);
});
