import { chmod, mkdir, readFile, readdir, stat, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { execute, fence, shell, temporaryDirectory } from '../../../support/execution.ts';
import { runCli } from '../../../support/cli.ts';

const edit = (attributes: string, changes: string, more = ''): string =>
	`:::edit[Edit it]{#edit ${attributes}}\n${fence('yaml', changes)}${more}:::\n\n`;
const read = (directory: string, name: string): Promise<string> => readFile(path.join(directory, name), 'utf8');

async function workspace(name: string, content: string | Uint8Array): Promise<string> {
	const directory = await temporaryDirectory();
	await mkdir(path.dirname(path.join(directory, name)), { recursive: true });
	await writeFile(path.join(directory, name), content);
	return directory;
}

describe('an edit step', () => {
	test('shows the difference, changes the file, and is done already the next time', async () => {
		const directory = await workspace('conf/app.yaml', '# top\nport: 80 # http\nname: app\n');
		const source = edit('path=conf/app.yaml', '- set: port\n  to: 8080');
		const first = await execute(directory, source);
		expect(first.status).toEqual({ edit: 'passed' });
		expect(first.printed).toContain('│ --- a/conf/app.yaml\n│ +++ b/conf/app.yaml\n');
		expect(first.printed).toContain('│ -port: 80 # http\n│ +port: 8080 # http\n');
		expect(await read(directory, 'conf/app.yaml')).toBe('# top\nport: 8080 # http\nname: app\n');
		const second = await execute(directory, source);
		expect(second.status).toEqual({ edit: 'already-done' });
		expect(second.printed).toContain('conf/app.yaml is so already');
	});

	test('keeps byte order mark, CRLF, mode, and a missing line ending; leaves no other file', async () => {
		const before = '\uFEFFa: 1\r\nb: "ü" # c\r\nc: 3';
		const directory = await workspace('app.yaml', before);
		await chmod(path.join(directory, 'app.yaml'), 0o640);
		await execute(directory, edit('path=app.yaml', '- set: a\n  to: 2\n- set: d\n  to: 4\n  create: true'));
		expect(await read(directory, 'app.yaml')).toBe('\uFEFFa: 2\r\nb: "ü" # c\r\nc: 3\r\nd: 4');
		expect((await stat(path.join(directory, 'app.yaml'))).mode & 0o777).toBe(0o640);
		expect((await readdir(directory)).filter((name) => name !== '.runbook').toSorted()).toEqual([
			'app.yaml',
			'report.json',
			'runbook.mdx',
		]);
	});

	test('is taken back byte for byte', async () => {
		const before = '\uFEFFa: 1\r\nb: 2\r\n';
		const directory = await workspace('app.yaml', before);
		const source = edit('path=app.yaml', '- delete: a') + shell('fails', 'false');
		const { printed } = await execute(directory, source, ['--undo', 'on-failure']);
		expect(printed).toContain('restore app.yaml');
		expect(await read(directory, 'app.yaml')).toBe(before);
	});

	test('is not taken back over what somebody wrote since', async () => {
		const directory = await workspace('app.yaml', 'a: 1\nb: 2\n');
		const source = edit('path=app.yaml', '- set: a\n  to: 3') + shell('other', 'echo "c: 4" >> app.yaml; false');
		const { printed, exitCode } = await execute(directory, source, ['--undo', 'on-failure']);
		expect(exitCode).toBe(1);
		expect(printed).toContain('app.yaml was changed since, and is left as it is');
		expect(printed).toContain('+c: 4');
		expect(await read(directory, 'app.yaml')).toBe('a: 3\nb: 2\nc: 4\n');
	});

	test("takes the document's own undo where it has one", async () => {
		const directory = await workspace('app.yaml', 'a: 1\n');
		const own = fence('bash undo', 'echo "a: mine" > app.yaml');
		await execute(directory, edit('path=app.yaml', '- set: a\n  to: 2', own) + shell('fails', 'false'), [
			'--undo',
			'on-failure',
		]);
		expect(await read(directory, 'app.yaml')).toBe('a: mine\n');
	});

	test('changes what a link of the workspace leads to, and keeps the link', async () => {
		const directory = await workspace('real.json', '{ "a": 1 }\n');
		await symlink('real.json', path.join(directory, 'link.json'));
		await execute(directory, edit('path=link.json', '- set: a\n  to: 2'));
		expect(await read(directory, 'real.json')).toBe('{ "a": 2 }\n');
		expect(
			(await readdir(directory, { withFileTypes: true })).find(({ name }) => name === 'link.json')?.isSymbolicLink(),
		).toBe(true);
	});

	test('shows no secret', async () => {
		const directory = await workspace('.env', 'TOKEN=old\nPORT=80\n');
		const head = '---\ntitle: Secret\nrunbook:\n  inputs:\n    token: { type: secret, env: THE_TOKEN }\n---\n\n';
		const source = head + edit('path=.env', '- set: TOKEN\n  to: "{{token}}"');
		const env = { THE_TOKEN: 'sesame-123' };
		const { printed } = await execute(directory, source, [], env);
		expect(printed).toContain('+TOKEN=[secret]');
		expect(printed).not.toContain('sesame');
		expect(await read(directory, '.env')).toBe('TOKEN=sesame-123\nPORT=80\n');
	});
});

describe("a file that can't be changed stays as it is", () => {
	const cases = [
		['outside of the workspace', 'path=../other.yaml', '- delete: a', 'lies outside of the workspace'],
		['outside by a link', 'path=out/passwd.yaml', '- delete: a', 'lies outside of the workspace'],
		['a missing file', 'path=gone.yaml', '- delete: a', 'gone.yaml does not exist'],
		['a directory', 'path=dir.yaml', '- delete: a', 'is no regular file'],
		['not UTF-8', 'path=latin.yaml', '- delete: a', 'is not written in UTF-8'],
		['no YAML', 'path=broken.yaml', '- delete: a', 'broken.yaml:2:1: it is no valid YAML'],
		['a missing key', 'path=app.yaml', '- set: a\n  to: 2\n- set: bb\n  to: 2', 'app.yaml: the file has no key bb'],
	] as const;

	test.each(cases)('%s', async (_name, attributes, changes, message) => {
		const directory = await workspace('app.yaml', 'a: 1\nb: 2\n');
		await mkdir(path.join(directory, 'dir.yaml'));
		await symlink('/etc', path.join(directory, 'out'));
		await writeFile(path.join(directory, 'latin.yaml'), Buffer.from([0x61, 0x3a, 0x20, 0xfc, 0x0a]));
		await writeFile(path.join(directory, 'broken.yaml'), 'a: [\n');
		const source = edit(attributes, changes);
		const { printed, exitCode, report } = await execute(directory, source);
		expect(exitCode).toBe(1);
		expect(printed).toContain(message);
		expect(report.problems).toMatchObject([{ ruleId: 'output/file' }]);
		expect(await read(directory, 'app.yaml')).toBe('a: 1\nb: 2\n');
		const dry = await runCli(['runbook.mdx', '--dry-run'], { cwd: directory });
		expect(dry.exitCode).toBe(1);
		expect(dry.stdout).toContain(message.replace('gone.yaml does not exist', 'does not exist in the workspace'));
	});
});

describe('a dry-run', () => {
	test('shows the difference, after the steps before it, and changes nothing', async () => {
		const directory = await workspace('app.yaml', 'a: 1\nb: 2\n');
		const second = ':::edit[Again]{#again path=app.yaml}\n```yaml\n- set: c\n  to: 4\n- delete: a\n```\n:::\n';
		await writeFile(
			path.join(directory, 'runbook.mdx'),
			edit('path=app.yaml', '- set: c\n  to: 3\n  create: true') + second,
		);
		const { stdout, exitCode } = await runCli(['runbook.mdx', '--dry-run'], { cwd: directory });
		expect(exitCode).toBe(0);
		expect(stdout).toContain('+c: 3');
		expect(stdout).toContain('-c: 3\n    +c: 4');
		expect(stdout).toContain('rung 3 reference');
		expect(await read(directory, 'app.yaml')).toBe('a: 1\nb: 2\n');
	});

	test('finds keys that have drifted, at their lines', async () => {
		const directory = await workspace('app.yaml', 'services:\n  web:\n    image: x\n');
		await writeFile(
			path.join(directory, 'runbook.mdx'),
			edit('path=app.yaml', '- set: services.web.image\n  to: y\n- set: services.webb.image\n  to: y'),
		);
		const { stdout, exitCode } = await runCli(['check', 'runbook.mdx'], { cwd: directory });
		expect(exitCode).toBe(1);
		expect(stdout).toContain('runbook.mdx:6:3 error reference/key');
		expect(stdout).toContain('Did you mean web?');
	});

	test('does not know a path that a later value makes', async () => {
		const directory = await workspace('app.yaml', 'a: 1\n');
		const source = shell('name', 'echo app', 'capture=name') + edit('path="{{name}}.yaml"', '- set: a\n  to: 2');
		await writeFile(path.join(directory, 'runbook.mdx'), source);
		const { stdout } = await runCli(['runbook.mdx', '--dry-run'], { cwd: directory });
		expect(stdout).toContain('its path depends on name');
		const { status } = await execute(directory, source);
		expect(status['edit']).toBe('passed');
		expect(await read(directory, 'app.yaml')).toBe('a: 2\n');
	});
});
