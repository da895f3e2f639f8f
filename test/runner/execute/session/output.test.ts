import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { lastOutput, openTestSession, runAll, temporaryDirectory } from './support.ts';

const megabyte = 1024 * 1024;

describe('output', () => {
	test('is kept apart by stream, with its bytes counted', async () => {
		const session = await openTestSession();
		const result = await session.run('echo out; echo errör >&2');
		expect(result.stdout).toEqual({ text: 'out\n', bytes: 4, truncated: false, binary: false });
		expect(result.stderr).toEqual({ text: 'errör\n', bytes: 7, truncated: false, binary: false });
	});

	test('needs no newline at its end', async () => {
		const session = await openTestSession();
		const results = await runAll(session, ['printf a', 'printf b', 'true']);
		expect(results.map(({ stdout }) => stdout.text)).toEqual(['a', 'b', '']);
	});

	test.each([
		['a NUL byte', String.raw`printf 'a\0b'`, 'a\0b'],
		['what is no UTF-8', String.raw`printf 'a\377b'`, 'a\uFFFDb'],
		['a character that is cut off at the end', String.raw`printf 'a\303'`, 'a\uFFFD'],
	])('that holds %s is binary', async (_, command, text) => {
		const session = await openTestSession();
		expect((await session.run(command)).stdout).toMatchObject({ text, binary: true, truncated: false });
	});

	test.each([
		['a replacement character', 'printf "\uFFFD"', '\uFFFD'],
		['a byte order mark', 'printf "\uFEFFa"', '\uFEFFa'],
	])('that holds %s is text', async (_, command, text) => {
		const session = await openTestSession();
		expect((await session.run(command)).stdout).toMatchObject({ text, binary: false });
	});

	test('is handed on while the command runs, in whole characters', async () => {
		const cwd = await temporaryDirectory();
		const session = await openTestSession({ cwd });
		const pieces: [string, string][] = [];
		const ended = session.run(
			String.raw`printf 'a\303'; sleep 0.3; printf '\251b'; echo e >&2; until [[ -e seen ]]; do sleep 0.05; done`,
			{
				onOutput: (stream, text) => pieces.push([stream, text]),
				timeoutMs: 10_000,
			},
		);
		await expect.poll(() => pieces.length, { timeout: 5000 }).toBe(3);
		await writeFile(path.join(cwd, 'seen'), '');
		expect((await ended).stdout.text).toBe('aéb');
		expect(pieces.toSorted()).toEqual([
			['stderr', 'e\n'],
			['stdout', 'a'],
			['stdout', 'éb'],
		]);
	});

	test('that imitates a report is only output', async () => {
		const session = await openTestSession();
		const imitation = String.raw`trap -p EXIT; printf '00000000\0000\0hB\0\0' >&98; printf '\0\0\0\0\0' >&99; (exit 3)`;
		const [result, after] = await runAll(session, [imitation, 'echo alive']);
		expect(result).toMatchObject({ ended: 'exited', exit: 3 });
		expect(after).toMatchObject({ ended: 'exited', exit: 0, stdout: { text: 'alive\n' } });
	});

	test('of a background process does not delay the end, and goes to the command during which it comes', async () => {
		const session = await openTestSession();
		const [first, second] = await runAll(session, [
			'{ until [[ -e go ]]; do sleep 0.02; done; echo late; touch gone; sleep 60; } & echo first',
			'touch go; until [[ -e gone ]]; do sleep 0.02; done; echo second',
		]);
		expect(first).toMatchObject({ ended: 'exited', exit: 0, stdout: { text: 'first\n' } });
		expect(second?.stdout.text).toBe('late\nsecond\n');
	});

	test('that never ends in the background does not keep a command from ending', async () => {
		const session = await openTestSession();
		const results = await runAll(session, ['yes >&2 &', 'echo a', 'echo b', 'kill %1']);
		expect(results.map(({ ended }) => ended)).toEqual(['exited', 'exited', 'exited', 'exited']);
		expect(results[1]?.stdout.text).toBe('a\n');
	});
});

describe('much output', () => {
	test('up to two megabytes is kept whole', async () => {
		const session = await openTestSession();
		const { stdout } = await session.run(`head -c ${2 * megabyte} /dev/zero | tr '\\0' x`);
		expect(stdout).toMatchObject({ bytes: 2 * megabyte, truncated: false });
		expect(stdout.text).toBe('x'.repeat(2 * megabyte));
	});

	test('is cut in the middle, between characters, and says so', async () => {
		const session = await openTestSession();
		// An odd number of bytes before characters of two bytes: the cuts fall into characters.
		const { stdout } = await session.run(`printf a; head -c ${3 * megabyte} /dev/zero | sed 's/\\x0/é/g'; printf end`, {
			timeoutMs: 20_000,
		});
		expect(stdout).toMatchObject({ bytes: 6 * megabyte + 4, truncated: true, binary: false });
		expect(stdout.text).toMatch(/^aé+\n\[… 4194308 of 6291460 bytes left out …\]\né+end$/);
	});

	test('of 1 GB passes through bounded memory', { timeout: 120_000 }, async () => {
		const session = await openTestSession();
		let peak = 0;
		let seen = 0;
		await session.run('yes | head -c 50000000', { onOutput: () => undefined });
		const before = process.memoryUsage().rss;
		const { stdout } = await session.run('yes "a line of output" | head -c 1000000000; echo the end', {
			onOutput: (_, text) => {
				seen += text.length;
				peak = Math.max(peak, process.memoryUsage.rss());
			},
		});
		expect(seen).toBe(1_000_000_008);
		expect(stdout).toMatchObject({ bytes: 1_000_000_008, truncated: true });
		expect(stdout.text.endsWith('the end\n')).toBe(true);
		expect((peak - before) / megabyte).toBeLessThan(150);
	});

	test('in one line of 100 MB is no different', { timeout: 60_000 }, async () => {
		const session = await openTestSession();
		const { stdout } = await session.run("head -c 100000000 /dev/zero | tr '\\0' x");
		expect(stdout).toMatchObject({ bytes: 100_000_000, truncated: true, binary: false });
		expect(await lastOutput(session, 'echo alive')).toBe('alive\n');
	});

	test('in single bytes is whole', async () => {
		const session = await openTestSession();
		const { stdout } = await session.run('for ((i=0;i<5000;i++)); do printf x; done');
		expect(stdout).toMatchObject({ bytes: 5000, text: 'x'.repeat(5000) });
	});
});
