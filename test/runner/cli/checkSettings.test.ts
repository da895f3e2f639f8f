import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { reportSchema } from '../../../runner/report/schema.ts';
import { runCli } from '../../support/cli.ts';

function project(files: Record<string, string>): string {
	const root = mkdtempSync(path.join(tmpdir(), 'runbook-check-'));
	mkdirSync(path.join(root, '.git'));
	for (const [name, text] of Object.entries(files)) {
		mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
		writeFileSync(path.join(root, name), text);
	}
	return root;
}

async function findings(cwd: string, ...args: string[]): Promise<string[]> {
	const { stdout } = await runCli(['check', '--no-cache', '--reporter', 'json', ...args], { cwd });
	const { problems } = reportSchema.parse(JSON.parse(stdout));
	return problems.map(({ path: file, line, severity, ruleId }) => `${file}:${line} ${severity} ${ruleId}`);
}

const fence = (...lines: string[]): string => ['```bash', ...lines, '```', ''].join('\n');

describe('settings of a project', () => {
	test('change severities, leave documents out, and know directives, tools and placeholders', async () => {
		const cwd = project({
			'runbook.config.json': JSON.stringify({
				documents: ['docs', 'README.md'],
				ignore: ['docs/old.md'],
				rules: { risk: 'off', 'risk/never-ends': 'error' },
				knownDirectives: ['figure-row'],
				knownTools: ['acmectl'],
				placeholders: ['SERVICE'],
			}),
			'README.md': fence('tail -f SERVICE.log', 'egrep a b'),
			'docs/old.md': fence('tail -f x'),
			'docs/a.mdx': `# A\n\n:::figure-row\n:::\n\n:::shell[X]{#x}\n${fence('acmectl sync', 'sh ./SERVICE')}:::\n`,
			'docs/b.md': fence('tail -f x'),
		});
		expect(await findings(cwd)).toEqual(['README.md:2 error risk/never-ends', 'docs/b.md:2 error risk/never-ends']);
		const without = await findings(cwd, '--no-config', 'docs/a.mdx');
		expect(without).toEqual(['docs/a.mdx:3 error language/unknown-directive']);
	});

	test('a comment in the document decides for its place', async () => {
		const comment = '<!-- runbook-ignore-next-block risk/retired-spelling -- shown as it was -->';
		const cwd = project({ 'a.md': `${comment}\n${fence('egrep a b')}`, 'b.md': fence('egrep a b') });
		expect(await findings(cwd, 'a.md', 'b.md')).toEqual(['b.md:2 info risk/retired-spelling']);
	});

	test('more warnings than allowed fail', async () => {
		const cwd = project({ 'a.md': fence('rm -rf "$X"/*') });
		expect((await runCli(['check', 'a.md', '--max-warnings', '1'], { cwd })).exitCode).toBe(0);
		expect((await runCli(['check', 'a.md', '--max-warnings', '0'], { cwd })).exitCode).toBe(1);
		expect((await runCli(['check', 'a.md', '--max-warnings', 'x'], { cwd })).exitCode).toBe(2);
	});

	test('a configuration that leaves nothing is an error', async () => {
		const cwd = project({ 'runbook.config.json': '{ "ignore": ["**"] }', 'a.md': '# A\n' });
		expect(await runCli(['check', 'a.md'], { cwd })).toMatchObject({ exitCode: 2 });
	});
});

describe('--fix', () => {
	const document = `# A\n\n${fence('egrep a b', 'tail -f log | fgrep c')}`;

	test('shows first, and writes when asked', async () => {
		const cwd = project({ 'a.md': document });
		const shown = await runCli(['check', 'a.md', '--fix-dry-run'], { cwd });
		expect(shown.stdout).toContain('--- a/a.md\n+++ b/a.md\n');
		expect(shown.stdout).toContain('-egrep a b\n');
		expect(shown.stdout).toContain('+grep -E a b\n');
		expect(readFileSync(path.join(cwd, 'a.md'), 'utf8')).toBe(document);
		const written = await runCli(['check', 'a.md', '--fix', '--reporter', 'json'], { cwd });
		expect(written.stderr).toContain('2 mends in 1 document written.');
		expect(written.stdout).not.toContain('risk/retired-spelling');
		expect(readFileSync(path.join(cwd, 'a.md'), 'utf8')).toContain('grep -E a b\ntail -f log | grep -F c\n');
	});

	test('never replaces a placeholder whose value has the length of its name', async () => {
		const head = '---\nrunbook:\n  inputs:\n    t:\n      type: string\n      default: egrep\n---\n\n# A\n\n';
		const runbook = `${head}:::shell[X]{#x}\n${fence('{{t}} a b')}:::\n`;
		const cwd = project({ 'a.mdx': runbook });
		expect(await findings(cwd, 'a.mdx')).toEqual(['a.mdx:13 warning risk/retired-spelling']);
		await runCli(['check', 'a.mdx', '--fix'], { cwd });
		expect(readFileSync(path.join(cwd, 'a.mdx'), 'utf8')).toBe(runbook);
	});

	test('mends nothing that is ignored or off', async () => {
		const ignored = `<!-- runbook-ignore-file risk/retired-spelling -- quoted -->\n${document}`;
		const cwd = project({
			'a.md': ignored,
			'runbook.config.json': '{ "overrides": [{ "files": ["b.md"], "rules": { "risk": "off" } }] }',
			'b.md': document,
		});
		const { stdout } = await runCli(['check', 'a.md', 'b.md', '--fix'], { cwd });
		expect(stdout).toContain('Nothing that can be mended for certain.');
		expect(readFileSync(path.join(cwd, 'a.md'), 'utf8')).toBe(ignored);
	});
});
