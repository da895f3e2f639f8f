import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { shell, temporaryDirectory } from '../../support/execution.ts';
import { PseudoTerminal } from '../../support/pseudoTerminal.ts';
import { requireTool } from '../../support/requireTool.ts';

let directory = '';
beforeEach(async (context) => {
	requireTool(context, 'tmux', 'answers questions at a real terminal');
	directory = await temporaryDirectory();
});

const start = async (source: string, args: string[] = [], columns = 80): Promise<PseudoTerminal> => {
	await writeFile(path.join(directory, 'runbook.mdx'), source);
	return PseudoTerminal.start(['runbook.mdx', ...args], { cwd: directory, columns });
};
const done = async (): Promise<string> => readFile(path.join(directory, 'done'), 'utf8').catch(() => '');
const undo = (text: string): string => `\n\`\`\`bash undo\n${text}\n\`\`\`\n`;
const three = ['a', 'b', 'c']
	.map((id) => shell(id, `echo ${id} >> done`, '', undo(`echo undo-${id} >> done`)))
	.join('');
const inputs = `---
runbook:
  inputs:
    port: { type: number, default: 8080, minimum: 1024, description: Port of the service }
    region: { type: choice, choices: [eu, us, ap] }
    name: { type: string, pattern: "[a-z]+", example: web, description: Name of the service }
    token: { type: secret, description: Token of the API }
---

`;

describe('stepping through a run', () => {
	test('asks before each step with its command, and runs it on Enter', async () => {
		const terminal = await start(three);
		expect(await terminal.shows(/r run \(Enter\) · s skip/)).toMatch(
			/\[1\/3\] Step a #a\n\$ echo a >> done\n {2}r run/,
		);
		expect(await done()).toBe('');
		await terminal.type('<Enter>');
		await terminal.shows(/\[2\/3\] Step b #b\n\$ echo b >> done\n {2}r run/);
		expect(await done()).toBe('a\n');
		await terminal.type('s');
		await terminal.shows(/skipped by the operator[\s\S]+\[3\/3\] Step c #c\n.+\n {2}r run/);
		await terminal.type('a');
		expect(await terminal.exitCode()).toBe(0);
		expect(await done()).toBe('a\nc\n');
	});

	test('goes back, jumps, shows and takes back', async () => {
		const terminal = await start(three);
		await terminal.shows(/\[1\/3\] Step a.+\n.+\n {2}r run/);
		await terminal.type('r');
		await terminal.shows(/\[2\/3\] Step b.+\n.+\n {2}r run/);
		await terminal.type('w');
		await terminal.shows(/ {4}undo echo undo-b >> done\n\[2\/3\] Step b/);
		await terminal.type('b');
		await terminal.shows(/goes on at #a\n\[1\/3\] Step a.+\n.+\n {2}r run/);
		await terminal.type('j');
		await terminal.shows(/Go on at[\s\S]+❯ 1 {2}Step a \(passed\)\n {2}2 {2}Step b\n {2}3 {2}Step c$/);
		await terminal.type('<Down>', '<Down>', '<Enter>');
		await terminal.shows(/goes on at #c\n\[3\/3\] Step c.+\n.+\n {2}r run/);
		await terminal.type('u');
		await terminal.shows(
			/undo #a\n\$ echo undo-a >> done\n✓ passed[\s\S]+goes on at #a\n\[1\/3\] Step a.+\n.+\n {2}r run/,
		);
		expect(await done()).toBe('a\nundo-a\n');
		await terminal.type('q');
		expect(await terminal.exitCode()).toBe(130);
	});

	test('quitting asks whether to take back what was done', async () => {
		const terminal = await start(three);
		for (const id of ['a', 'b']) {
			await terminal.shows(new RegExp(`Step ${id} #${id}\\n.+\\n {2}r run`));
			await terminal.type('r');
		}
		await terminal.shows(/Step c #c\n.+\n {2}r run/);
		await terminal.type('q');
		await terminal.shows(/Take back what was done\?\n {2}y yes · n no \(Enter\)/);
		await terminal.type('y');
		expect(await terminal.exitCode()).toBe(130);
		expect(await done()).toBe('a\nb\nundo-b\nundo-a\n');
	});

	test('a step that fails can be tried again, skipped, or run with other inputs', async () => {
		const source = `${inputs}${shell('a', 'test {{port}} = 9090 && echo {{name}} {{region}} >> done')}${shell('b', 'echo b >> done')}`;
		const terminal = await start(source, [
			'--no-step',
			'--input',
			'name=web',
			'--input',
			'region=eu',
			'--input-file',
			'token=token',
		]);
		expect(await terminal.exitCode()).toBe(2);
		await writeFile(path.join(directory, 'token'), 'x7Kp-secret-token\n');
		const again = await start(source, [
			'--no-step',
			'--input',
			'name=web',
			'--input',
			'region=eu',
			'--input-file',
			'token=token',
		]);
		await again.shows(
			/✗ failed .+exit 1, expected 0\n\nfailed Step a\n {2}q quit \(Enter\) · r retry · s skip · e edit inputs/,
		);
		await again.type('r');
		await again.shows(/(✗ failed[\s\S]+){2}failed Step a\n {2}q quit/);
		await again.type('e');
		await again.shows(/Which input[\s\S]+❯ port = 8080\n {2}region = eu\n {2}name = web\n {2}token$/);
		await again.type('<Enter>');
		await again.shows(/port Port of the service \(at least 1024\): 8080/);
		await again.type('<C-u>', '80', '<Enter>');
		await again.shows(/! "80" is below 1024/);
		await again.type('<C-u>', '9090', '<Enter>');
		expect(await again.exitCode()).toBe(0);
		expect(await done()).toBe('web eu\nb\n');
	});
});

describe('missing inputs', () => {
	test('are asked for as their contract wants them, a secret unseen', async () => {
		const terminal = await start(`${inputs}${shell('a', 'echo {{port}} {{region}} {{name}} {{token}} | tee done')}`, [
			'--no-step',
		]);
		await terminal.shows(/region \(arrow keys, Enter\)\n❯ eu\n {2}us\n {2}ap/);
		await terminal.type('<Down>', '<Enter>');
		await terminal.shows(/name Name of the service \(matches \[a-z\]\+, for example web\):/);
		await terminal.type('Web', '<Enter>');
		await terminal.shows(/! "Web" does not match \[a-z\]\+/);
		await terminal.type('<C-u>', 'web', '<Enter>');
		await terminal.shows(/token Token of the API \(not shown\)/);
		await terminal.type('abc', '<Enter>');
		await terminal.shows(/! the value has fewer than 4 characters, so it can't be hidden/);
		await terminal.type('<BSpace>', '<BSpace>', '<BSpace>', 'correct-horse', '<Enter>');
		expect(await terminal.exitCode()).toBe(0);
		const screen = await terminal.screen();
		expect(screen).toContain('│ 8080 us web [secret]');
		expect(screen).not.toContain('correct-horse');
		expect(await done()).toBe('8080 us web correct-horse\n');
	});

	test('Ctrl-C at one interrupts, and nothing has run', async () => {
		const terminal = await start(`${inputs}${shell('a', 'touch done')}`, ['--no-step']);
		await terminal.shows(/❯ eu/);
		await terminal.type('<C-c>');
		expect(await terminal.exitCode()).toBe(130);
		expect(await terminal.screen()).toContain('interrupted before the first step');
	});
});

describe('questions of steps', () => {
	const checklist = ':::manual[Tell]{#tell}\n- [ ] The channel knows\n- [ ] Deploys are on hold\n:::\n\n';

	test('a checklist is gone through item by item; a no fails the step', async () => {
		const terminal = await start(checklist, ['--no-step']);
		await terminal.shows(/The channel knows: done\?\n {2}y yes · n no \(Enter\)/);
		await terminal.type('y');
		await terminal.shows(/Deploys are on hold: done\?\n {2}y yes · n no \(Enter\)/);
		await terminal.type('<Enter>');
		expect(await terminal.shows(/failed Tell\n/)).toContain(
			'"Deploys are on hold" was not confirmed: the operator said no',
		);
		await terminal.type('q');
		expect(await terminal.exitCode()).toBe(130);
	});

	test('a destructive step wants its id typed, and --yes is not enough', async () => {
		const source = shell('drop', 'echo dropped >> done', 'danger="drops the database"');
		const terminal = await start(source, ['--yes']);
		await terminal.shows(/Step drop: drops the database\n {2}Type drop to go on:/);
		await terminal.type('yes', '<Enter>');
		expect(await terminal.exitCode()).toBe(1);
		expect(await terminal.screen()).toContain('not confirmed: another phrase was typed');
		const again = await start(source, ['--yes']);
		await again.shows(/Type drop to go on:/);
		await again.type('drop', '<Enter>');
		expect(await again.exitCode()).toBe(0);
		expect(await done()).toBe('dropped\n');
	});

	test.each([
		['Ctrl-C', '<C-c>', '· interrupted'],
		['Ctrl-D', '<C-d>', '· the terminal was closed'],
	])('%s at a question ends the run with 130', async (_, key, reason) => {
		const terminal = await start(shell('a', 'touch done'));
		await terminal.shows(/r run \(Enter\)/);
		await terminal.type(key);
		expect(await terminal.exitCode()).toBe(130);
		const screen = await terminal.screen();
		expect(screen).toContain(reason);
		expect(screen).toContain('not ok');
		expect(screen).not.toContain('✓ passed');
	});

	test('Enter pressed while a step runs answers no later question', async () => {
		const wait = 'until test -e go; do sleep 0.02; done';
		const terminal = await start(shell('a', wait) + shell('b', 'echo b >> done'));
		await terminal.shows(/r run \(Enter\)/);
		await terminal.type('r');
		await terminal.shows(/▸ \[1\/2\] Step a/);
		await terminal.type('<Enter>', 'r', '<Enter>');
		await writeFile(path.join(directory, 'go'), '');
		await terminal.shows(/\[2\/2\] Step b #b\n.+\n {2}r run/);
		expect(await done()).toBe('');
		await terminal.type('q');
		expect(await terminal.exitCode()).toBe(130);
		expect(await terminal.screen()).toContain('not ok');
		expect(await done()).toBe('');
	});

	test('a terminal that is closed under an open question leaves no process behind', async () => {
		const terminal = await start(shell('a', 'touch done'));
		await terminal.shows(/r run \(Enter\)/);
		const pid = await terminal.pid();
		await terminal.hangUp();
		await expect.poll(() => isRunning(pid), { timeout: 10_000 }).toBe(false);
	});
});

function isRunning(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch {
		return false;
	}
}
