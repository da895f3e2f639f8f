import * as fc from 'fast-check';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { findConfinement } from '../../../../../runner/verify/confinement/findConfinement.ts';
import { writableIn } from '../../../../../runner/verify/confinement/place.ts';
import { openSandboxShell } from '../../../../../runner/verify/surface/probe/sandboxShell.ts';
import type { SandboxShell } from '../../../../../runner/verify/surface/probe/sandboxShell.ts';
import { requireSandbox } from '../../../../support/requireSandbox.ts';
import type { ProbeResult } from '../../../../../runner/verify/surface/probe/run.ts';

const limits = { milliseconds: 3000, patience: 8, bytes: 100_000 };
const opened: SandboxShell[] = [];
afterAll(() => opened.forEach((shell) => shell.close()));

function open(setup?: string): SandboxShell {
	const place = {};
	const argv = findConfinement()?.(['/bin/sh'], place) ?? [];
	const shell = openSandboxShell({ argv, env: { PATH: '/usr/bin:/bin' }, writable: writableIn(place), setup });
	opened.push(shell);
	return shell;
}

function ask(shell: SandboxShell, script: string, env = {}, limit = limits): Promise<ProbeResult> {
	return shell.run({ command: ['/bin/sh', '-c', script], shown: ['tool'], env }, limit);
}

beforeEach((context) => void requireSandbox(context, 'opens a sandbox'));

describe('an open sandbox', () => {
	it('tells the two outputs, the exit code and nothing else of each probe', async () => {
		const shell = open();
		expect(await ask(shell, 'printf a; printf b >&2; exit 3')).toEqual({
			argv: ['tool'],
			exitCode: 3,
			stdout: 'a',
			stderr: 'b',
			timedOut: false,
			idled: false,
		});
		expect(await ask(shell, 'cat; pwd')).toMatchObject({ exitCode: 0, stdout: '/tmp\n', stderr: '' });
		expect(shell.isFresh()).toBe(true);
	});

	it('hands every word and variable over as it is', async () => {
		const shell = open();
		const word = fc.string({ unit: 'binary' }).filter((text) => !text.includes('\0'));
		await fc.assert(
			fc.asyncProperty(fc.array(word, { maxLength: 4 }), word, async (words, value) => {
				const command = ['/bin/sh', '-c', String.raw`printf '%s\0' "$V" "$@"`, 'sh', ...words];
				const { stdout } = await shell.run({ command, shown: [], env: { V: value } }, limits);
				expect(stdout.split('\0')).toEqual([...[value, ...words].map((text) => Buffer.from(text).toString()), '']);
			}),
			{ numRuns: 15 },
		);
	});

	it('is done with when a probe leaves a file, and not when it takes it away again', async () => {
		const shell = open();
		await ask(shell, 'echo x >/tmp/home/.left; rm /tmp/home/.left');
		expect(shell.isFresh()).toBe(true);
		await ask(shell, 'mkdir /tmp/home/.cache');
		expect(shell.isFresh()).toBe(false);
	});

	it('holds what it was prepared with', async () => {
		const shell = open('echo ready >/tmp/state');
		expect(await ask(shell, 'cat /tmp/state')).toMatchObject({ stdout: 'ready\n' });
		expect(shell.isFresh()).toBe(true);
	});

	it('ends what a probe leaves running', async () => {
		const shell = open();
		await ask(shell, '(sleep 600 >/dev/null 2>&1 &)');
		expect(await ask(shell, 'ls -d /proc/[0-9]* | wc -l')).toMatchObject({
			stdout: expect.stringMatching(/^[345]\n$/),
		});
	});

	it('is killed with a probe that idles, that never ends, and that writes too much', async () => {
		const impatient = { milliseconds: 200, patience: 2, bytes: 1000 };
		expect(await ask(open(), 'echo so far; sleep 600', {}, { ...impatient, milliseconds: 1000 })).toMatchObject({
			timedOut: true,
			idled: true,
			exitCode: null,
			stdout: 'so far\n',
		});
		expect(await ask(open(), 'while :; do :; done', {}, impatient)).toMatchObject({ timedOut: true });
		const loud = open();
		const { stdout, timedOut } = await ask(loud, 'while :; do echo y; done', {}, { ...impatient, milliseconds: 5000 });
		expect({ length: stdout.length, timedOut, fresh: loud.isFresh() }).toEqual({
			length: 1000,
			timedOut: true,
			fresh: false,
		});
	});

	it('says so where a program is not there', async () => {
		const shell = open();
		const probe = { command: ['/usr/bin/no-such-program'], shown: [], env: {} };
		expect(await shell.run(probe, limits)).toMatchObject({ exitCode: 127, stdout: '' });
	});
});
