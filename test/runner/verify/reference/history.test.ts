import { renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkDocument } from './checkFixture.ts';
import { commitAll, git, makeWorkspace } from './workspace.ts';

const fence = (text: string): string => `# Runbook\n\n\`\`\`bash\n${text}\n\`\`\`\n`;

describe("the repository's past as a witness", () => {
	it('names the commit that deleted a file', async () => {
		const root = makeWorkspace({
			'tools/reindex.sh': 'echo\n',
			'docs/run.md': fence('bash tools/reindex.sh\nbash tools/audit.sh'),
		});
		git(root, 'init', '-q');
		commitAll(root, 'start');
		rmSync(path.join(root, 'tools/reindex.sh'));
		commitAll(root, 'drop');
		const [found, ...others] = await checkDocument(root, 'docs/run.md');
		const hash = git(root, 'rev-parse', '--short', 'HEAD').trim();
		expect(found).toMatchObject({ line: 4, ruleId: 'reference/file', severity: 'warning' });
		expect(found?.evidence).toContain(`deleted in ${hash}`);
		expect(others).toMatchObject([{ line: 5, severity: 'warning', hint: '' }]);
	});

	it('names the commit that took a script out of package.json', async () => {
		const root = makeWorkspace({
			'package.json': '{ "scripts": { "seed": "x", "workspace:test": "y" } }',
			'README.md': fence('npm run seed\nnpm run workspace:test'),
		});
		git(root, 'init', '-q');
		commitAll(root, 'start');
		writeFileSync(path.join(root, 'package.json'), '{ "scripts": { "seed": "x" } }');
		commitAll(root, 'no workspaces');
		const found = await checkDocument(root, 'README.md');
		expect(found).toMatchObject([{ line: 5, ruleId: 'reference/npm-script', severity: 'error' }]);
		expect(found[0]?.evidence).toMatch(/"workspace:test" last changed in package\.json in [0-9a-f]{7}/);
	});

	it('names the commit that renamed an environment variable', async () => {
		const root = makeWorkspace({
			'.env.example': 'PAYMENT_TOKEN=\nPAYMENT_MODE=test\n',
			'package.json': '{ "scripts": { "seed": "x", "pay": "y" } }',
			'README.md': fence('npm run pay\nPAYMENT_TOKEN=1 npm run seed\nPAYMENT_STATE=1 npm run seed'),
		});
		git(root, 'init', '-q');
		commitAll(root, 'start');
		writeFileSync(path.join(root, '.env.example'), 'PAYMENT_KEY=\nPAYMENT_MODE=test\n');
		commitAll(root, 'a key');
		const found = await checkDocument(root, 'README.md');
		expect(found).toMatchObject([{ line: 5, ruleId: 'reference/environment-variable', severity: 'error' }]);
		expect(found[0]?.hint).toMatch(/^\.env\.example had it until [0-9a-f]{7}/);
	});

	it('finds a file that was moved but not committed yet', async () => {
		const root = makeWorkspace({ 'scripts/backup.sh': 'echo\n', 'docs/run.md': fence('bash scripts/backup.sh') });
		git(root, 'init', '-q');
		commitAll(root, 'start');
		expect(await checkDocument(root, 'docs/run.md')).toEqual([]);
		renameSync(path.join(root, 'scripts/backup.sh'), path.join(root, 'backup.sh'));
		expect(await checkDocument(root, 'docs/run.md')).toMatchObject([
			{ line: 4, ruleId: 'reference/file', hint: 'Did you mean backup.sh?' },
		]);
	});

	it('takes ignored files for what a run makes, unless the repository tracks such files all the same', async () => {
		const document = '# R\n\nSee `notes/today.md`, `notes/plan/next.md` and `scripts/a.sh`, `scripts/b.sh`.\n';
		const root = makeWorkspace({
			'.gitignore': '*.md\n',
			'notes/first.txt': 'x',
			'scripts/a.sh': '',
			'scripts/b.sh': '',
			'docs/run.md': document,
		});
		git(root, 'init', '-q');
		commitAll(root, 'start');
		const before = await checkDocument(root, 'docs/run.md');
		git(root, 'add', '-f', 'docs/run.md');
		const after = await checkDocument(root, 'docs/run.md');
		expect([before.length, after.length]).toEqual([0, 1]);
	});
});

it.each([
	['docker compose up -d', ['reference/compose-file']],
	['COMPOSE_FILE=x.yml docker compose up -d', []],
	['docker compose version', []],
	['cp compose.example.yml compose.yml\ndocker compose up -d', []],
])('knows that the default compose file was deleted: %s', async (text, rules) => {
	const workspace = makeWorkspace({
		'compose.yml': 'services: {}\n',
		'compose.example.yml': 'services: {}\n',
		'README.md': `\`\`\`bash\n${text}\n\`\`\`\n`,
	});
	git(workspace, 'init', '-q');
	commitAll(workspace, 'x');
	git(workspace, 'rm', '-q', 'compose.yml');
	commitAll(workspace, 'y');
	expect((await checkDocument(workspace, 'README.md')).map(({ ruleId }) => ruleId)).toEqual(rules);
});
