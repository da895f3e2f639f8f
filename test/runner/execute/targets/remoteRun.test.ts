import { randomInt } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { execa } from 'execa';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { execute, fence, shell, temporaryDirectory } from '../../../support/execution.ts';
import { projectRoot, runCli } from '../../../support/cli.ts';
import { processesWith } from '../session/support.ts';
import { startFarSides } from './farSides.ts';

const bin = path.join(projectRoot, 'dist/cli/bin.js');
const sides = startFarSides();
beforeEach((context) => sides.start(context), 120_000);
afterAll(() => sides.stop());

const frontmatter = (targets: Record<string, unknown>, more = ''): string =>
	`---\nrunbook:\n  targets: ${JSON.stringify(targets)}\n${more}---\n\n`;

const unique = (): string => `${randomInt(3000, 9000)}.${randomInt(1e6, 9e6)}`;

/** Three processes that do not end by SIGTERM: the shell itself, one in its group, one in a session of its own. */
const stubborn = (seconds: string): string =>
	`trap "" TERM; (setsid sleep ${seconds} & sleep ${seconds}) & disown; sleep ${seconds}`;

describe.each(['local', 'ssh', 'docker'] as const)('a run on %s', (type) => {
	const place = (): { target: Record<string, unknown>; env: Record<string, string | undefined> } =>
		type === 'local' ? { target: { type }, env: process.env } : sides.get(type);

	test.each(['SIGINT', 'SIGTERM'] as const)('%s leaves no process', async (signal) => {
		const directory = await temporaryDirectory();
		const seconds = unique();
		const { target, env } = place();
		const source = frontmatter({ far: target }) + shell('a', stubborn(seconds), 'target=far');
		await writeFile(path.join(directory, 'runbook.mdx'), source);
		const run = execa(process.execPath, [bin, 'runbook.mdx'], { cwd: directory, env: { ...env }, reject: false });
		for (let waited = 0; processesWith(`sleep\0${seconds}`).length < 3 && waited < 400; waited++) await delay(50);
		expect(processesWith(`sleep\0${seconds}`)).toHaveLength(3);
		run.kill(signal);
		expect((await run).exitCode).toBe(130);
		expect(processesWith(seconds)).toEqual([]);
	});

	test.each([
		['a timeout', 'sleep 1', 'timeout=1s', 'did not end within 1s'],
		['a failing step', 'false', '', 'exit 1, expected 0'],
	])('%s leaves no process', async (_, end, attributes, message) => {
		const directory = await temporaryDirectory();
		const seconds = unique();
		const { target, env } = place();
		const background = stubborn(seconds).replace(/; sleep \S+$/, '');
		const last = attributes === '' ? end : `sleep ${seconds}`;
		const source =
			frontmatter({ far: target }) + shell('a', `${background}; ${last}`, `target=far ${attributes}`.trim());
		const { exitCode, report } = await execute(directory, source, [], env as Record<string, string>);
		expect(exitCode).toBe(1);
		expect(report.problems[0]?.message).toContain(message);
		expect(report.documents[0]?.steps[0]?.target).toBe('far');
		expect(processesWith(seconds)).toEqual([]);
	});
});

describe('several hosts', () => {
	const hosts = ['web-1', 'web-2', 'web-3', 'web-4'];
	const several = (more: Record<string, unknown> = {}): string => {
		const { target } = sides.get('ssh');
		return frontmatter({ web: { ...target, hosts, ...more } });
	};

	test('run a step one after the other, and stop at the first that fails', async () => {
		const directory = await temporaryDirectory();
		const count = 'echo x >> "$DIR/log"; test "$(grep -c x "$DIR/log")" -lt 2';
		const source = several({ env: { DIR: directory } }) + shell('a', count, 'target=web') + shell('b', 'true');
		const { exitCode, report, status, printed } = await execute(directory, source);
		expect(exitCode).toBe(1);
		expect(status).toEqual({ a: 'failed', b: 'skipped' });
		expect(report.problems[0]?.message).toBe('web-2: exit 1, expected 0');
		expect(printed).toContain('not begun on web-3, web-4');
		expect(await readFile(path.join(directory, 'log'), 'utf8')).toBe('x\nx\n');
	});

	test('run a step on as many at a time as it says', async () => {
		const directory = await temporaryDirectory();
		// Each host waits for its neighbour: two at a time can pass, one after the other never would.
		const meet =
			'echo x >> "$DIR/log"; for i in {1..200}; do (( $(grep -c x "$DIR/log") % 2 == 0 )) && exit 0; sleep 0.05; done; exit 9';
		const source = several({ env: { DIR: directory } }) + shell('a', meet, 'target=web serial=50%');
		const { exitCode, printed } = await execute(directory, source);
		expect([exitCode, printed]).toEqual([0, expect.stringContaining('#a on web')]);
	});

	test('show whose output it is, hold each answer against the document, and capture only what all agree on', async () => {
		const directory = await temporaryDirectory();
		const source =
			several() +
			shell('same', 'echo same', 'target=web serial=100% capture=answer', fence('output', 'same')) +
			shell('use', 'echo "got {{answer}}"', '', fence('output', 'got same')) +
			shell('other', 'echo $$', 'target=web capture=pid');
		const { report, status, printed } = await execute(directory, source);
		expect(status).toEqual({ same: 'passed', use: 'passed', other: 'failed' });
		for (const host of hosts) expect(printed).toContain(`${host} | same`);
		expect(report.problems[0]?.message).toContain('web-1 and web-2 gave different answers');
	});
});

describe('a target', () => {
	test('keeps its own state apart from the local one, takes inputs, and passes checks, waits and undo there', async () => {
		const directory = await temporaryDirectory();
		const { target, env } = sides.get('docker');
		const source =
			frontmatter(
				{ box: { ...target, container: '{{name}}', env: { WHO: '{{name}}' }, cwd: '/tmp' } },
				`  inputs: { name: { type: string, default: ${JSON.stringify(target['container'])} } }\n`,
			) +
			shell('here', 'export X=here; cd /', '', fence('bash undo', 'echo "undo $PWD"')) +
			shell('there', 'echo "$PWD ${X-none} $WHO"; cat /etc/hostname 2>/dev/null || true', 'target=box') +
			`:::wait[Until]{#until target=box timeout=5s every=10ms}\n${fence('bash', 'test "$PWD" = /tmp')}:::\n\n` +
			shell('again', 'echo "$PWD $X"', '', fence('output', '/ here'));
		const { exitCode, status, printed } = await execute(
			directory,
			source,
			['--undo', 'always'],
			env as Record<string, string>,
		);
		expect([exitCode, status]).toEqual([0, { here: 'passed', there: 'passed', until: 'passed', again: 'passed' }]);
		expect(printed).toContain(`/tmp none ${target['container']}`);
		expect(printed).toContain('undo /');
	});

	test('runs a background step beside the others, and ends it with the run', async () => {
		const directory = await temporaryDirectory();
		const { target, env } = sides.get('docker');
		const seconds = unique();
		const source =
			frontmatter({ box: target }) +
			shell('before', 'cd /tmp; export WORD=kept', 'target=box') +
			shell(
				'server',
				`echo "$PWD $WORD"; sleep ${seconds}`,
				'background target=box',
				fence('bash ready', 'test -d /proc/1'),
			) +
			shell('client', 'echo here', 'target=box');
		const { exitCode, printed } = await execute(directory, source, [], env as Record<string, string>);
		expect(exitCode).toBe(0);
		expect(printed).toContain('/tmp kept');
		expect(processesWith(seconds)).toEqual([]);
	});

	test('that is not there fails the step with what its client says, and others are not reached', async () => {
		const directory = await temporaryDirectory();
		const { env } = sides.get('docker');
		const source =
			frontmatter({ box: { type: 'docker', container: 'no-such-box' } }) +
			shell('a', 'true', 'target=box') +
			shell('b', 'true');
		const { exitCode, report, status } = await execute(directory, source, [], env as Record<string, string>);
		expect([exitCode, status]).toEqual([1, { a: 'failed', b: 'skipped' }]);
		expect(report.problems[0]?.message).toMatch(
			/no session could be opened on the container no-such-box: .*[Nn]o such container/,
		);
	});

	test('never takes an input for an option of its client', async () => {
		const directory = await temporaryDirectory();
		const source =
			frontmatter({ box: { type: 'ssh', hosts: '{{host}}' } }, '  inputs: { host: { type: string } }\n') +
			shell('a', 'true', 'target=box');
		await writeFile(path.join(directory, 'runbook.mdx'), source);
		const command = ['runbook.mdx', '--input', `host=-oProxyCommand=touch ${directory}/trace`];
		const { exitCode, stdout, stderr } = await runCli(command, { cwd: directory });
		expect(exitCode).not.toBe(0);
		expect(stdout + stderr).toContain("can't be named");
		await expect(readFile(path.join(directory, 'trace'))).rejects.toThrow('ENOENT');
	});

	test('is named by a dry-run, which asks nobody about its commands', async () => {
		const directory = await temporaryDirectory();
		const source =
			frontmatter({ web: { type: 'ssh', hosts: ['no-1.invalid', 'no-2.invalid'], serial: '25%' } }) +
			shell('a', 'no-such-tool --flag', 'target=web') +
			shell('b', 'if then', 'target=web');
		await writeFile(path.join(directory, 'runbook.mdx'), source);
		const { exitCode, stdout } = await runCli(['runbook.mdx', '--dry-run'], { cwd: directory });
		expect(exitCode).toBe(1);
		expect(stdout).toContain('on web (ssh no-1.invalid, no-2.invalid; 25% at a time)');
		expect(stdout).toContain('it runs elsewhere (target web');
		expect(stdout).toContain('shell/syntax');
	});
});
