import { existsSync } from 'node:fs';
import { lstat, mkdir, readFile, readdir, readlink, stat, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { projectRoot } from '../../support/cli.ts';
import { create, documentPath, failure, sandboxesIn, temporaryRoot } from './support.ts';

describe('a sandbox', () => {
	test('is a directory of its own that only this user can enter', async () => {
		const root = await temporaryRoot();
		const sandbox = await create({ setup: 'pwd >here; echo "$RUNBOOK_SANDBOX" >>here' }, { root });
		expect(path.dirname(sandbox.directory)).toBe(path.join(root, '.runbook/sandbox'));
		expect(sandbox.workspace).toBe(sandbox.directory);
		expect(await readFile(path.join(sandbox.directory, 'here'), 'utf8')).toBe(`${sandbox.directory}\n`.repeat(2));
		expect((await stat(sandbox.directory)).mode & 0o777).toBe(0o700);
		expect((await stat(path.join(root, '.runbook'))).mode & 0o777).toBe(0o700);
		const note = (await sandboxesIn(root)).find((name) => name.endsWith('.json')) ?? '';
		expect((await stat(path.join(root, '.runbook/sandbox', note))).mode & 0o777).toBe(0o600);
	});

	test('takes the variables and inputs that its setup prints, by exact name', async () => {
		const sandbox = await create({
			setup:
				'echo port=1234; echo "URL=http://x/?a=b c"; echo my-name=n; echo " no=1"; echo "Listening on port=80"; printf last=1',
		});
		expect(sandbox.inputs).toEqual({ port: '1234', URL: 'http://x/?a=b c', 'my-name': 'n', last: '1' });
		expect(sandbox.env).toMatchObject({
			port: '1234',
			URL: 'http://x/?a=b c',
			last: '1',
			RUNBOOK_SANDBOX: sandbox.directory,
		});
		expect(sandbox.env).not.toHaveProperty('my-name');
	});

	test('knows the directory that it copies', async () => {
		const sandbox = await create({
			from: 'server',
			setup: 'cmp setup.sh "$RUNBOOK_SANDBOX_SOURCE/setup.sh" && echo same=yes',
		});
		expect(sandbox.inputs).toEqual({ same: 'yes' });
		await sandbox.teardown();
	});

	test('has eight free ports of its own', async () => {
		const [one, other] = await Promise.all([create({ setup: ':' }), create({ setup: ':' })]);
		const ports = Array.from({ length: 8 }, (_, index) => index + 1).map((number) =>
			Number(one.env[`RUNBOOK_FREE_PORT_${number}`]),
		);
		expect(new Set(ports).size).toBe(8);
		for (const port of ports) expect(port).toBeGreaterThan(1023);
		expect(other.directory).not.toBe(one.directory);
	});

	test('serves what its setup started, until it is torn down', async () => {
		const sandbox = await create({ from: 'server', setup: './setup.sh' });
		const url = `http://127.0.0.1:${sandbox.inputs['port']}/health`;
		expect(await (await fetch(url)).text()).toBe('up\n');
		expect(await readFile(path.join(sandbox.directory, 'requests.log'), 'utf8')).toBe('/health\n');
		expect(await sandbox.teardown()).toBeUndefined();
		await expect(fetch(url)).rejects.toThrow('fetch failed');
		expect(existsSync(sandbox.directory)).toBe(false);
		expect(existsSync(path.join(projectRoot, 'test/fixtures/sandbox/server/requests.log'))).toBe(false);
	});

	test('begins when the EXIT trap of its setup has run', async () => {
		const sandbox = await create({ setup: "trap 'echo done >trace' EXIT; sleep 1000 & echo job=$!" });
		expect(await readFile(path.join(sandbox.directory, 'trace'), 'utf8')).toBe('done\n');
		expect(process.kill(Number(sandbox.inputs['job']), 0)).toBe(true);
	});

	test('shows the progress of its setup', async () => {
		const said: string[] = [];
		await create(
			{ setup: 'echo "getting ready" >&2' },
			{ onOutput: (stream, text) => said.push(`${stream}: ${text}`) },
		);
		expect(said).toEqual(['stderr: getting ready\n']);
	});
});

describe('the copy', () => {
	test('keeps links that stay inside, and modes', async () => {
		const sandbox = await create({ from: 'links', setup: 'echo changed >alias.txt' });
		expect(await readlink(path.join(sandbox.directory, 'alias.txt'))).toBe('file.txt');
		expect(await readFile(path.join(sandbox.directory, 'file.txt'), 'utf8')).toBe('changed\n');
		expect(await readFile(path.join(projectRoot, 'test/fixtures/sandbox/links/file.txt'), 'utf8')).toBe('text\n');
		const served = await create({ from: 'server', setup: ':' });
		expect((await lstat(path.join(served.directory, 'setup.sh'))).mode & 0o100).toBe(0o100);
	});

	test('of a link that leads out is refused', async () => {
		const root = await temporaryRoot();
		expect(await failure({ from: 'escape/app', setup: ':' }, { root })).toMatchObject({
			name: 'UserError',
			message: 'the link outside leads out of the directory that the sandbox copies: ../../server',
		});
		expect(await sandboxesIn(root)).toEqual([]);
	});

	test('of an absolute link is refused, since it would lead to the original', async () => {
		const root = await temporaryRoot();
		await mkdir(path.join(root, 'source'));
		await writeFile(path.join(root, 'source/file'), '');
		await symlink(path.join(root, 'source/file'), path.join(root, 'source/link'));
		const error = await failure({ from: 'source', setup: ':' }, { root, documentPath: path.join(root, 'runbook.mdx') });
		expect(error).toMatchObject({ message: expect.stringContaining('the link link leads out') });
	});

	test('of the directory that holds the sandbox leaves sandboxes out', async () => {
		const root = await temporaryRoot();
		await writeFile(path.join(root, 'file'), '');
		const sandbox = await create({ from: '.', setup: ':' }, { root, documentPath: path.join(root, 'runbook.mdx') });
		expect(await readdir(sandbox.directory)).toEqual(['file']);
	});

	test('of a directory that does not exist is a clear error', async () => {
		expect(await failure({ from: 'nowhere', setup: ':' })).toMatchObject({
			message: `the sandbox copies a directory that does not exist: ${path.join(path.dirname(documentPath), 'nowhere')}`,
		});
	});
});
