import { chmod, readFile, readdir, stat, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { execute, fence, shell, temporaryDirectory } from '../../../support/execution.ts';
import { runCli } from '../../../support/cli.ts';

const file = (attributes: string, language: string, content: string): string =>
	`:::file[Write it]{#write ${attributes}}\n${fence(language, content)}:::\n\n`;
const read = (directory: string, name: string): Promise<string> => readFile(path.join(directory, name), 'utf8');
const modeOf = async (directory: string, name: string): Promise<string> =>
	((await stat(path.join(directory, name))).mode & 0o777).toString(8);
const inputs = (text: string): string => `---\ntitle: Files\nrunbook:\n  inputs:\n${text}\n---\n\n`;

describe('a file step', () => {
	test('writes a new file in new directories, and takes both away again', async () => {
		const directory = await temporaryDirectory();
		const source = file('path=new/deep/app.conf mode=640', 'text', 'one\n  two');
		const first = await execute(directory, source);
		expect(first.status).toEqual({ write: 'passed' });
		expect(first.printed).toMatch(/--- \/dev\/null\n.*\+\+\+ b\/new\/deep\/app\.conf\n/);
		expect(await read(directory, 'new/deep/app.conf')).toBe('one\n  two\n');
		expect(await modeOf(directory, 'new/deep/app.conf')).toBe('640');
		expect((await execute(directory, source)).status).toEqual({ write: 'already-done' });
		const again = source.replace('one', 'three') + shell('fails', 'false');
		await execute(directory, again, ['--undo', 'on-failure']);
		expect(await read(directory, 'new/deep/app.conf')).toBe('one\n  two\n');
	});

	test('is taken back with the directories that it made', async () => {
		const directory = await temporaryDirectory();
		const source = file('path=new/deep/a.txt', 'text', 'x') + shell('fails', 'touch new/mine; false');
		await execute(directory, source, ['--undo', 'on-failure']);
		expect(await readdir(path.join(directory, 'new'))).toEqual(['mine']);
		const alone = file('path=other/a.txt', 'text', 'x') + shell('fails', 'false');
		await execute(directory, alone, ['--undo', 'on-failure']);
		expect(await readdir(directory)).not.toContain('other');
	});

	test('gives back bytes and permissions of the file that was there', async () => {
		const directory = await temporaryDirectory();
		await writeFile(path.join(directory, 'a.txt'), '\uFEFFold\r\n');
		await chmod(path.join(directory, 'a.txt'), 0o664);
		await execute(directory, file('path=a.txt mode=600', 'text', 'new') + shell('fails', 'false'), [
			'--undo',
			'on-failure',
		]);
		expect(await read(directory, 'a.txt')).toBe('\uFEFFold\r\n');
		expect(await modeOf(directory, 'a.txt')).toBe('664');
	});

	test('changes permissions alone where only they differ', async () => {
		const directory = await temporaryDirectory();
		await writeFile(path.join(directory, 'a.txt'), 'x\n');
		await chmod(path.join(directory, 'a.txt'), 0o644);
		const { printed, status } = await execute(directory, file('path=a.txt mode=600', 'text', 'x'));
		expect(status).toEqual({ write: 'passed' });
		expect(printed).toContain('a.txt: permissions 644 to 600');
		expect(await modeOf(directory, 'a.txt')).toBe('600');
	});

	test('keeps a secret from others and from its output', async () => {
		const directory = await temporaryDirectory();
		const source =
			inputs('    token: { type: secret, env: THE_TOKEN }') + file('path=.env', 'dotenv', 'TOKEN={{token}}');
		const { printed } = await execute(directory, source, [], { THE_TOKEN: 'se same $1' });
		expect(await read(directory, '.env')).toBe("TOKEN='se same $1'\n");
		expect(await modeOf(directory, '.env')).toBe('600');
		expect(printed).not.toContain('same');
	});

	test('writes through a link of the workspace and not through one that leads out', async () => {
		const directory = await temporaryDirectory();
		await symlink('real.txt', path.join(directory, 'link.txt'));
		await writeFile(path.join(directory, 'real.txt'), 'old\n');
		await execute(directory, file('path=link.txt', 'text', 'new'));
		expect(await read(directory, 'real.txt')).toBe('new\n');
		const outside = await temporaryDirectory();
		await symlink(outside, path.join(directory, 'out'));
		const { printed, exitCode } = await execute(directory, file('path=out/x.txt', 'text', 'x'));
		expect(exitCode).toBe(1);
		expect(printed).toContain('lies outside of the workspace');
		expect(await readdir(outside)).toEqual([]);
	});
});

describe('its content', () => {
	const broken = [
		['json', '{ "a": 1, }', '6:11'],
		['yaml', 'a: 1\nb: [', '7:4'],
		['toml', 'a = 1\nb 2', '7:3'],
		['bash', 'echo a\nif true', '7:'],
		['ini', '[a]\nnonsense', '7:1'],
	] as const;

	test.each(broken)('of %s is read by its grammar', async (language, content, place) => {
		const directory = await temporaryDirectory();
		await writeFile(path.join(directory, 'runbook.mdx'), file('path=out.file', language, content));
		const { stdout, exitCode } = await runCli(['check', 'runbook.mdx'], { cwd: directory });
		expect(exitCode).toBe(1);
		expect(stdout).toMatch(/runbook\.mdx:\d+:\d+ error language\/content-syntax/);
		expect(stdout).toContain(`runbook.mdx:${place.replace(/^\d+/, (line) => String(Number(line) - 2))}`);
		const { printed } = await execute(directory, file('path=out.file', language, content));
		expect(printed).toContain('✗ failed');
		expect(await readdir(directory)).not.toContain('out.file');
	});

	test('is right in these, which look alike', async () => {
		const directory = await temporaryDirectory();
		const contents = [
			['jsonc', '{ "a": 1, }'],
			['yaml', 'a: 1\nb: []'],
			['toml', 'a = 1\nb.c = 2'],
			['bash', 'if true; then echo a; fi'],
			['ini', 'k = v\n[a]\n; nonsense'],
			['nginx', 'server { listen 80; }'],
		] as const;
		for (const [language, content] of contents) {
			await writeFile(path.join(directory, 'runbook.mdx'), file('path=out.file', language, content));
			const { stdout, exitCode } = await runCli(['check', 'runbook.mdx'], { cwd: directory });
			expect(exitCode, stdout).toBe(0);
		}
	});

	test('takes values as data, or not at all', async () => {
		const directory = await temporaryDirectory();
		const head = inputs('    v: { type: string }');
		const json = head + file('path=a.json', 'json', '{ "a": "{{v}}" }');
		await execute(directory, json, ['--input', 'v=x", "evil": "y']);
		expect(JSON.parse(await read(directory, 'a.json'))).toEqual({ a: 'x", "evil": "y' });
		await writeFile(path.join(directory, 'runbook.mdx'), head + file('path=nginx.conf', 'nginx', 'listen {{v}};'));
		const { stderr, exitCode } = await runCli(['runbook.mdx', '--input', 'v=80; evil on'], { cwd: directory });
		expect(exitCode).toBe(2);
		expect(stderr).toContain("The value of {{v}} can't be quoted here");
	});
});

test('a later step edits what an earlier one writes, already in a dry-run', async () => {
	const directory = await temporaryDirectory();
	const edit = `:::edit[Edit]{#edit path=app.yaml}\n${fence('yaml', '- set: a\n  to: 2')}:::\n`;
	await writeFile(path.join(directory, 'runbook.mdx'), file('path=app.yaml', 'yaml', 'a: 1') + edit);
	const { stdout, exitCode } = await runCli(['runbook.mdx', '--dry-run'], { cwd: directory });
	expect(exitCode, stdout).toBe(0);
	expect(stdout).toContain('-a: 1\n    +a: 2');
	expect(await readdir(directory)).toEqual(['runbook.mdx']);
});
