import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { shell, temporaryDirectory } from '../../support/execution.ts';
import { PseudoTerminal } from '../../support/pseudoTerminal.ts';
import { requireTool } from '../../support/requireTool.ts';

let directory = '';
beforeEach(async (context) => {
	requireTool(context, 'tmux', 'looks at a real terminal');
	directory = await temporaryDirectory();
});

const waitFor = (name: string): string => `until test -e ${name}; do sleep 0.02; done`;
const start = async (
	source: string,
	args: string[] = [],
	options: { columns?: number; env?: Record<string, string> } = {},
): Promise<PseudoTerminal> => {
	await writeFile(path.join(directory, 'runbook.mdx'), source);
	return PseudoTerminal.start(['runbook.mdx', '--yes', ...args], { cwd: directory, ...options });
};

describe('a run at a terminal', () => {
	test('shows step n of m, the time, and output as it comes; leaves plain lines', async () => {
		const source =
			shell('a', 'true') + shell('b', `echo begun; printf 'half a line'; ${waitFor('go')}; echo; echo ended`);
		const terminal = await start(source);
		await terminal.shows(/│ begun\n│ half a line\n▸ \[2\/2\] Step b {2}\d+(ms|s)/);
		await terminal.shows(/▸ \[2\/2\] Step b {2}[1-9]\d*s/);
		await writeFile(path.join(directory, 'go'), '');
		expect(await terminal.exitCode()).toBe(0);
		const screen = await terminal.screen();
		expect(screen).not.toContain('▸');
		expect(screen).toMatch(/\[2\/2\] Step b #b\n\$ .+\n│ begun\n│ half a line\n│ ended\n✓ passed/);
	});

	test('a command can neither clear the screen nor write a line of ours', async () => {
		const spoof = String.raw`printf '\033[2J\033[H\033[3A\r✓ passed 1ms\n[2/2] Step fake #fake\n\033]0;title\007\n'; false`;
		const terminal = await start(shell('a', spoof));
		expect(await terminal.exitCode()).toBe(1);
		const screen = await terminal.screen();
		expect(screen).toMatch(/^runbook runbook\.mdx\n/);
		expect(screen).toMatch(/\n│ ✓ passed 1ms\n│ \[2\/2\] Step fake #fake\n/);
		expect(screen).not.toMatch(/^✓ passed/m);
		expect(screen).toMatch(/^✗ failed/m);
	});

	test('of very much output the last lines are shown, and how many are not; --verbose shows all', async () => {
		const source = shell('a', 'seq 1 50000');
		const terminal = await start(source);
		expect(await terminal.exitCode()).toBe(0);
		const screen = await terminal.screen();
		expect(screen).toMatch(/… \d+ lines not shown; --verbose shows all/);
		expect(screen).toMatch(/│ 49999\n│ 50000\n✓ passed/);
		expect(screen.split('\n').length).toBeLessThan(5000);
		const verbose = await start(shell('a', 'seq 1 3000'), ['--verbose']);
		expect(await verbose.exitCode()).toBe(0);
		expect((await verbose.screen()).match(/^│ \d+$/gm)).toHaveLength(3000);
	});

	test('fits a narrow terminal, and one that becomes narrower', async () => {
		const title = 'a-step-with-a-very-long-name-that-no-narrow-terminal-shows-whole';
		const terminal = await start(shell(title, waitFor('go')), [], { columns: 30 });
		await terminal.shows(/▸ \[1\/1\] Step a-step-with-a-v…$/);
		await terminal.resize(24, 30);
		await terminal.shows(/▸ \[1\/1\] Step a-step-wi…$/);
		await writeFile(path.join(directory, 'go'), '');
		expect(await terminal.exitCode()).toBe(0);
		expect(await terminal.screen()).toContain('✓ passed');
	});

	test('--quiet shows one line for each step, and the output of the one that failed', async () => {
		const terminal = await start(shell('a', 'echo hidden') + shell('b', 'seq 1 50; exit 2'), ['--quiet']);
		expect(await terminal.exitCode()).toBe(1);
		const screen = await terminal.screen();
		expect(screen).not.toContain('hidden');
		expect(screen).toMatch(/\[1\/2\] Step a #a ✓ passed .+\n│ 31\n[\s\S]+│ 50\n\[2\/2\] Step b #b ✗ failed/);
	});

	test.each([
		['NO_COLOR', { NO_COLOR: '1' }],
		['a dumb terminal', { TERM: 'dumb', NO_COLOR: '1' }],
	])('reads the same with %s', async (_, env) => {
		const terminal = await start(shell('a', 'echo text'), [], { env });
		expect(await terminal.exitCode()).toBe(0);
		expect(await terminal.screen()).toMatch(/\[1\/1\] Step a #a\n\$ echo text\n│ text\n✓ passed/);
	});

	test('Ctrl-C ends the step that runs, and the view with it', async () => {
		const terminal = await start(shell('a', waitFor('never')));
		await terminal.shows(/▸ \[1\/1\]/);
		await terminal.type('<C-c>');
		expect(await terminal.exitCode()).toBe(130);
		expect(await terminal.screen()).toMatch(/! interrupted/);
		expect(await terminal.screen()).not.toContain('▸');
	});
});
