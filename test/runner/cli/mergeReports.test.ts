import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { reportSchema } from '../../../runner/report/schema.ts';
import type { Report } from '../../../runner/report/schema.ts';
import { runCli } from '../../support/cli.ts';

const step = (command: string): string => `:::shell[Say]{#say}\n\`\`\`bash\n${command}\n\`\`\`\n:::\n`;
const runbook = (command: string): string => `---\nrunbook:\n  sandbox:\n    setup: 'true'\n---\n${step(command)}`;

const documents: Record<string, string> = {
	'a.mdx': step('npm run deploi'),
	'b.md': '# B\n\n```bash\nnpm run deploy\n```\n',
	'c.mdx': runbook('echo c'),
	'd.mdx': runbook('false'),
	'e.mdx': runbook('echo e'),
};

let cwd = '';
beforeEach(async () => {
	cwd = await mkdtemp(path.join(tmpdir(), 'merge-'));
	onTestFinished(() => rm(cwd, { recursive: true }));
	await Promise.all([mkdir(path.join(cwd, '.git')), mkdir(path.join(cwd, 'docs'))]);
	const scripts = { deploy: 'true' };
	await writeFile(path.join(cwd, 'package.json'), JSON.stringify({ name: 'merge', scripts }));
	await Promise.all(Object.entries(documents).map(([name, text]) => writeFile(path.join(cwd, 'docs', name), text)));
});

const read = async (file: string): Promise<Report> =>
	reportSchema.parse(JSON.parse(await readFile(path.join(cwd, file), 'utf8')));

/** A report without what differs between two runs: times. */
const timeless = ({ documents: some, provenance, ...report }: Report): unknown => ({
	...report,
	version: provenance?.version,
	documents: some.map((one) => ({ ...one, steps: one.steps.map((each) => ({ ...each, durationMs: 0 })) })),
});

describe.each([
	['check', 5],
	['test', 3],
] as const)('%s in three shards', (command, total) => {
	test('merges into the report of the whole, with its exit code', async () => {
		const whole = await runCli([command, 'docs', '--reporter', 'json=whole.json'], { cwd });
		expect(whole.exitCode).toBe(1);
		const files = ['1.json', '2.json', '3.json'];
		for (const [index, file] of files.entries()) {
			await runCli([command, 'docs', '--shard', `${index + 1}/3`, '--reporter', `json=${file}`], { cwd });
		}
		const merged = await runCli(['merge-reports', ...files, '--reporter', 'json=merged.json'], { cwd });
		expect(merged.exitCode).toBe(1);
		expect(timeless(await read('merged.json'))).toEqual(timeless(await read('whole.json')));
		const counts = await Promise.all(files.map(async (file) => (await read(file)).documents.length));
		expect(counts.reduce((sum, count) => sum + count, 0)).toBe(total);
		expect(Math.max(...counts)).toBeLessThan(total);
	});
});

describe('merge-reports', () => {
	test('is as old as its oldest part, and says nothing of its age where one part does not', async () => {
		await runCli(['check', 'docs/a.mdx', '--reporter', 'json=new.json'], { cwd });
		await runCli(['check', 'docs/b.md', '--reporter', 'json=old.json'], { cwd });
		const old = await read('old.json');
		const provenance = { createdAt: '2020-01-01T00:00:00.000Z', commit: 'a'.repeat(40), version: '0.0.1' };
		await writeFile(path.join(cwd, 'old.json'), JSON.stringify({ ...old, provenance }));
		await runCli(['merge-reports', 'new.json', 'old.json', '--reporter', 'json=merged.json'], { cwd });
		expect((await read('merged.json')).provenance).toEqual({ ...provenance, commit: undefined });
		await writeFile(path.join(cwd, 'old.json'), JSON.stringify({ ...old, provenance: undefined }));
		await runCli(['merge-reports', 'new.json', 'old.json', '--reporter', 'json=merged.json'], { cwd });
		expect((await read('merged.json')).provenance).toBeUndefined();
	});

	test('shows the lines of documents that are here', async () => {
		await runCli(['check', 'docs', '--reporter', 'json=report.json'], { cwd });
		const { stdout } = await runCli(['merge-reports', 'report.json'], { cwd });
		expect(stdout).toContain('3 │ npm run deploi');
		await rm(path.join(cwd, 'docs/a.mdx'));
		const without = await runCli(['merge-reports', 'report.json'], { cwd });
		expect(without.stdout).toContain('docs/a.mdx:3:9');
		expect(without.stdout).not.toContain('│');
	});

	test('opens nothing but documents, whatever a report names', async () => {
		await writeFile(path.join(cwd, '.env'), 'PASSWORD=hunter2\n');
		await runCli(['check', 'docs', '--reporter', 'json=report.json'], { cwd });
		const report = await read('report.json');
		const problems = report.problems.map((problem) => ({ ...problem, path: '.env', line: 1 }));
		await writeFile(path.join(cwd, 'forged.json'), JSON.stringify({ ...report, problems }));
		const { stdout } = await runCli(['merge-reports', 'forged.json'], { cwd });
		expect(stdout).toContain('.env:1:');
		expect(stdout).not.toContain('hunter2');
	});

	test('ends as an invalid runbook does in a test', async () => {
		await writeFile(path.join(cwd, 'docs/f.mdx'), ':::shell[No id]\n```bash\ntrue\n```\n:::\n');
		const { exitCode } = await runCli(['test', 'docs', '--reporter', 'json=report.json'], { cwd });
		expect(exitCode).toBe(2);
		expect((await runCli(['merge-reports', 'report.json'], { cwd })).exitCode).toBe(2);
	});

	test.each([
		['gone.json', undefined, "the report gone.json can't be read (ENOENT)"],
		['text.json', 'no json', 'text.json is no JSON'],
		['other.json', '{"a":1}', 'other.json is no report of runbook-exec: schemaVersion'],
		['list.json', '[]', 'list.json is no report of runbook-exec'],
		['next.json', '{"schemaVersion":2}', 'next.json has schemaVersion 2; this version reads 1'],
		['part.json', '{"schemaVersion":1,"mode":"check","ok":true}', 'part.json is no report of runbook-exec: documents'],
	])('refuses %s', async (file, content, message) => {
		if (content !== undefined) await writeFile(path.join(cwd, file), content);
		const { exitCode, stdout, stderr } = await runCli(['merge-reports', file], { cwd });
		expect(exitCode).toBe(2);
		expect(stdout).toBe('');
		expect(stderr).toContain(message);
	});

	test('refuses reports of two commands, and a document in two reports', async () => {
		await runCli(['check', 'docs', '--reporter', 'json=check.json'], { cwd });
		await runCli(['test', 'docs', '--reporter', 'json=test.json'], { cwd });
		const mixed = await runCli(['merge-reports', 'check.json', 'test.json'], { cwd });
		expect(mixed.stderr).toContain('check.json is a report of check, test.json of test');
		const twice = await runCli(['merge-reports', 'check.json', 'check.json'], { cwd });
		expect(twice.stderr).toContain('docs/a.mdx is in check.json and in check.json');
		expect([mixed.exitCode, twice.exitCode]).toEqual([2, 2]);
	});
});
