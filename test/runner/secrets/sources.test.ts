import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { runCli } from '../../support/cli.ts';
import { execute, shell, temporaryDirectory } from '../../support/execution.ts';

let directory = '';
beforeEach(async () => {
	directory = await temporaryDirectory();
});

const document = (source: string, more = ''): string =>
	`---\nrunbook:\n  inputs:\n    token: { type: secret, ${source} }\n${more}---\n\n${shell('use', "printf '%s' {{token}} > taken")}`;
const taken = (): Promise<string> => readFile(path.join(directory, 'taken'), 'utf8').catch(() => 'nothing');
const put = (name: string, text: string): Promise<void> => writeFile(path.join(directory, name), text);

describe('where a secret comes from', () => {
	test.each([
		['its variable', 'env: API_TOKEN', { API_TOKEN: 'from-variable' }, [], 'from-variable'],
		['a file that its variable names', 'env: API_TOKEN', { API_TOKEN_FILE: 'given' }, [], 'from-given\nfile'],
		[
			'a file given by the operator',
			'env: API_TOKEN',
			{ API_TOKEN: 'from-variable' },
			['--input-file', 'token=given'],
			'from-given\nfile',
		],
		['the file that the document names', 'file: secret', {}, [], 'from-file'],
		['the home directory', 'file: ~/secret', {}, [], 'from-file'],
		['a command', 'command: "cat secret; echo not this >&2"', {}, [], 'from-file'],
		[
			'the variable before the document',
			'file: secret, env: API_TOKEN',
			{ API_TOKEN: 'from-variable' },
			[],
			'from-variable',
		],
	])('%s', async (_, source, env, args, expected) => {
		await put('secret', 'from-file\n');
		await put('given', 'from-given\nfile\n');
		const cwd = process.cwd();
		const absolute = 'API_TOKEN_FILE' in env ? { API_TOKEN_FILE: path.join(directory, 'given') } : env;
		const { exitCode, printed } = await execute(directory, document(source), args, { HOME: directory, ...absolute });
		expect(exitCode, printed).toBe(0);
		expect(await taken()).toBe(expected);
		expect(printed).not.toContain('from-');
		expect(process.cwd()).toBe(cwd);
	});

	test.each([
		['a command that fails', 'command: "echo locked >&2; exit 3"', /its command failed \(exit 3\)[\s\S]+locked/],
		['a command that is no bash', 'command: "echo ("', /its command failed \(.*syntax error/],
		['a file that is not there', 'file: nowhere', /its file can't be read: .*nowhere \(ENOENT\)/],
		[
			'a value that is too short',
			'command: "echo abc"',
			/the value has fewer than 4 characters, so it can't be hidden/,
		],
		['a common word', 'command: "echo true"', /the value is a common word/],
		['none at all', 'env: API_TOKEN', /no value for token[\s\S]+API_TOKEN, API_TOKEN_FILE or --input-file token=FILE/],
	])('%s is an error before the first step', async (_, source, message) => {
		await put('runbook.mdx', document(source));
		const { exitCode, stderr } = await runCli(['runbook.mdx'], { cwd: directory, env: { API_TOKEN: undefined } });
		expect(exitCode).toBe(2);
		expect(stderr).toMatch(message);
		expect(await taken()).toBe('nothing');
	});

	test('a dry-run and a check neither run its command nor read its file', async () => {
		await put('runbook.mdx', document('command: "touch ran; echo correct-horse"'));
		const dryRun = await runCli(['runbook.mdx', '--dry-run'], { cwd: directory });
		expect(dryRun.stdout).toContain(
			'a secret, from what touch ran; echo correct-horse prints; read when it is executed',
		);
		expect((await runCli(['check', 'runbook.mdx'], { cwd: directory })).exitCode).toBe(0);
		expect(await readFile(path.join(directory, 'ran'), 'utf8').catch(() => 'never')).toBe('never');
	});

	test('a sandbox gives its own, and the real one is left alone', async () => {
		const sandbox = '  sandbox: { setup: "echo API_TOKEN=made-for-this-copy" }\n';
		const source = document('env: API_TOKEN, command: "touch /tmp/never-$$; exit 1"', sandbox);
		await put('runbook.mdx', source.replace('> taken', '| tee taken'));
		const { exitCode, stdout, stderr } = await runCli(['runbook.mdx', '--sandbox'], {
			cwd: directory,
			env: { API_TOKEN: undefined },
		});
		expect(exitCode, stderr).toBe(0);
		expect(stdout).toContain('│ [secret]');
	});

	test('never comes from the command line', async () => {
		await put('runbook.mdx', document('env: API_TOKEN'));
		const { exitCode, stderr } = await runCli(['runbook.mdx', '--input', 'token=correct-horse'], { cwd: directory });
		expect(exitCode).toBe(2);
		expect(stderr).toContain("can't be given on the command line");
		expect(stderr).not.toContain('correct-horse');
	});
});

test('an input that is no secret may come from a file as well, in a dry-run too', async () => {
	await put('body', 'two\nlines\n');
	const source = `---\nrunbook:\n  inputs:\n    body: { type: string }\n---\n\n${shell('use', "printf '%s' {{body}} > taken")}`;
	expect((await execute(directory, source, ['--input-file', `body=${path.join(directory, 'body')}`])).exitCode).toBe(0);
	expect(await taken()).toBe('two\nlines');
	const { stdout } = await runCli(['runbook.mdx', '--dry-run', '--input-file', 'body=body'], { cwd: directory });
	expect(stdout).toContain('two\n');
});
