import { readdir, readFile, realpath, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { fence, shell, temporaryDirectory } from '../../support/execution.ts';
import { PseudoTerminal } from '../../support/pseudoTerminal.ts';
import { requireTool } from '../../support/requireTool.ts';
import { call, contract } from '../execute/call/support.ts';
import { placeIn } from './support.ts';

const token = 'q7Wp2zXc9mB4';
const other = 'another-token-77';

let directory = '';
let place = placeIn('');
beforeEach(async () => {
	directory = await realpath(await temporaryDirectory());
	place = placeIn(directory);
	await writeFile(path.join(directory, 'vault'), token);
});

const log = (text: string): string => `printf '%s\\n' ${text} >> log`;
const secret = fence('yaml capture', 'token: { secret: true }');
const login = shell('login', `${log('login')}; cat vault`, '', secret);
const source = login + shell('two', 'test -e ready') + shell('three', log('{{token}}'));

/** Neither what was printed nor any file of the runs may tell the secret. */
async function assertUntold(...printed: string[]): Promise<void> {
	const runs = path.join(directory, '.runbook');
	const entries = await readdir(runs, { recursive: true, withFileTypes: true });
	for (const entry of entries.filter((one) => one.isFile()))
		expect(await readFile(path.join(entry.parentPath, entry.name), 'utf8')).not.toMatch(/q7Wp2zXc9mB4|another-token/);
	for (const text of printed) expect(text).not.toMatch(/q7Wp2zXc9mB4|another-token/);
}

/** A run that stopped behind the step that yields the secret. */
async function stop(): Promise<void> {
	expect((await place.run(source)).exitCode).toBe(1);
	await place.touch('ready');
}

describe('a captured secret, after resume', () => {
	test('stops the run before its next step where nobody says where it comes from', async () => {
		await stop();
		const { exitCode, stdout, stderr } = await place.cli(['resume']);
		expect(exitCode).toBe(1);
		expect(stdout).toContain('step three needs the secret token, which step login yielded and nobody kept');
		expect(stdout).toMatch(/resume \S+ --recapture +runs login again/);
		expect(await place.read('log')).toBe('login\n');
		await assertUntold(stdout, stderr);
	});

	test('is captured again with --recapture, and the step counts as done once', async () => {
		await stop();
		const { exitCode, stdout } = await place.cli(['resume', '--recapture']);
		expect(exitCode, stdout).toBe(0);
		expect(stdout).toContain('#login runs again for the secret token, by --recapture');
		expect(await place.read('log')).toBe(`login\nlogin\n${token}\n`);
		expect((await place.cli(['verify', await place.runName()])).exitCode).toBe(0);
		await assertUntold(stdout);
	});

	test.each<[string, string[], Record<string, string>]>([
		['a file', ['--input-file', 'token=given'], {}],
		['a variable', [], { RUNBOOK_INPUT_TOKEN: other }],
	])('is taken from %s that the operator names', async (_, args, env) => {
		await stop();
		await writeFile(place.file('given'), `${other}\n`);
		const { exitCode, stdout, stderr } = await place.cli(['resume', ...args], env);
		expect(exitCode, stdout + stderr).toBe(0);
		expect(await place.read('log')).toBe(`login\n${other}\n`);
		await assertUntold(stdout, stderr);
	});

	test('stops the run where its step fails this time, and the run is where it was', async () => {
		await stop();
		await writeFile(place.file('vault'), '');
		const { exitCode, stdout } = await place.cli(['resume', '--recapture']);
		expect(exitCode).toBe(1);
		expect(stdout).toContain('step login, which ran again for the secret token, failed');
		await writeFile(place.file('vault'), token);
		expect((await place.cli(['resume', '--recapture'])).exitCode).toBe(0);
		expect(await place.read('log')).toBe(`login\nlogin\nlogin\n${token}\n`);
	});

	test('is asked for at a terminal, unseen', async (context) => {
		requireTool(context, 'tmux', 'answers questions at a real terminal');
		await stop();
		const terminal = await PseudoTerminal.start(['resume', '--no-step'], { cwd: directory });
		await terminal.shows(/❯ Stop here \(stop\)\n {2}Run login again \(rerun\)\n {2}Type the secret \(type\)$/);
		await terminal.type('<Down>', '<Down>', '<Enter>');
		await terminal.shows(/token as step login yields it \(not shown\)/);
		await terminal.type(other, '<Enter>');
		expect(await terminal.exitCode()).toBe(0);
		expect(await place.read('log')).toBe(`login\n${other}\n`);
		await assertUntold(await terminal.screen());
	});
});

describe('a captured secret', () => {
	test('that no later step needs is not asked for', async () => {
		await place.run(login + shell('two', 'test -e ready'));
		await place.touch('ready');
		expect((await place.cli(['resume'])).exitCode).toBe(0);
		expect(await place.read('log')).toBe('login\n');
	});

	test('that an undo needs is captured again before it', async () => {
		const undo = fence('bash undo', log('undo-{{token}}'));
		await place.run(login + shell('two', log('two'), '', undo) + shell('three', 'false'));
		const stopped = await place.cli(['undo', await place.runName()]);
		expect(stopped.exitCode).toBe(1);
		expect(stopped.stdout).toContain('step two needs the secret token');
		const { exitCode, stdout } = await place.cli(['undo', await place.runName(), '--recapture']);
		expect(exitCode, stdout).toBe(0);
		expect(await place.read('log')).toBe(`login\ntwo\nlogin\nundo-${token}\n`);
		await assertUntold(stdout);
	});

	test('of a called runbook is one within it too, and is captured again there', async () => {
		await writeFile(
			place.file('b.mdx'),
			contract('outputs:', '  got: { capture: seen }') + shell('read', `${log('read')}; cat vault`, 'capture=seen'),
		);
		const taking = fence('yaml capture', 'mine: { output: got, secret: true }');
		const calling = call('b', './b.mdx', '', taking) + shell('two', 'test -e ready') + shell('three', log('{{mine}}'));
		const first = await place.run(calling);
		expect(first.exitCode).toBe(1);
		await place.touch('ready');
		const { exitCode, stdout } = await place.cli(['resume', '--recapture']);
		expect(exitCode, stdout).toBe(0);
		expect(await place.read('log')).toBe(`read\nread\n${token}\n`);
		await assertUntold(first.stdout, stdout);
	});

	test('given in the place of its step is a secret as well, and never on the command line', async () => {
		await writeFile(place.file('given'), other);
		const shown = shell('login', 'cat vault', '', secret) + shell('use', 'echo {{token}}');
		const file = await place.run(shown, ['--from', 'use', '--input-file', 'token=given']);
		expect(file.exitCode, file.stderr).toBe(0);
		expect(file.stdout).toContain('[secret]');
		await assertUntold(file.stdout);
		const { exitCode, stderr } = await place.run(shown, ['--from', 'use', '--input', `token=${other}`]);
		expect(exitCode).toBe(2);
		expect(stderr).toContain("input token is a secret and can't be given on the command line");
	});
});

test('the secret of a called runbook that nothing gives is asked for at a terminal', async (context) => {
	requireTool(context, 'tmux', 'answers questions at a real terminal');
	await writeFile(
		place.file('b.mdx'),
		contract('inputs:', '  token: { type: secret, description: Of the API }') + shell('use', log('{{token}}')),
	);
	await writeFile(place.file('runbook.mdx'), call('b', './b.mdx'));
	const headless = await place.cli(['runbook.mdx']);
	expect(headless.stderr).toContain('no value for token of b.mdx, which the step b calls');
	const terminal = await PseudoTerminal.start(['runbook.mdx', '--no-step'], { cwd: directory });
	await terminal.shows(/b\/token Of the API \(not shown\)/);
	await terminal.type(other, '<Enter>');
	expect(await terminal.exitCode()).toBe(0);
	expect(await place.read('log')).toBe(`${other}\n`);
	await assertUntold(await terminal.screen());
});
