import { spawnSync } from 'node:child_process';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lastOutput, openTestSession, runAll } from './support.ts';

describe('a session goes on, and loses nothing, after', () => {
	test.each([
		[
			'functions named like builtins',
			'for name in printf read eval trap exec exit declare pwd umask alias set shopt :; do eval "$name() { echo stolen; }"; done',
		],
		[
			'aliases named like builtins',
			"alias printf='echo stolen' eval='echo stolen' trap='echo stolen' builtin='echo stolen' exit='echo stolen'",
		],
		['a changed IFS', "IFS='01=hB$ '"],
		['an empty PATH', 'PATH='],
		['a PATH that can not be changed', 'readonly PATH IFS'],
		['a PS4 that prints', "PS4='$(echo stolen >&2)'; set -x"],
		['verbose input', 'set -v'],
		['set -u', 'set -u'],
		['set -eu and pipefail', 'set -euo pipefail'],
		['set -f and set -C', 'set -f -C'],
		['set -a', 'set -a'],
		['job control', 'set -m'],
		['POSIX mode', 'set -o posix'],
		['functrace and errtrace', 'set -ET'],
		['a DEBUG trap that prints', "trap 'echo stolen; echo stolen >&2' DEBUG"],
		['an ERR trap that prints', "trap 'echo stolen' ERR"],
		['a RETURN trap that prints', "set -T; trap 'echo stolen' RETURN"],
		['shell options', 'shopt -s extdebug nullglob failglob nocasematch compat31 2>/dev/null'],
		['an unset of special variables', 'unset LINENO RANDOM BASH_ENV PWD OLDPWD _'],
		['LINENO as an array', 'unset LINENO; LINENO=(a b)'],
		['another locale', 'export LC_ALL=C'],
		['another locale of several bytes', 'export LC_ALL=ja_JP.SJIS 2>/dev/null'],
		['a limit of descriptors', 'ulimit -n 120'],
	])('%s', async (_, command) => {
		const session = await openTestSession();
		const results = await runAll(session, [
			command,
			'x=5',
			'\\builtin echo "a b $x" 2>&2',
			'(\\builtin exit 7)',
			'\\builtin echo $?',
		]);
		expect(results.map(({ ended }) => ended)).toEqual(Array.from({ length: 5 }, () => 'exited'));
		expect(results[2]?.stdout.text).toMatch(/^(stolen\n)?a b 5\n(stolen\n)?$/);
		expect(results[3]?.exit).toBe(7);
	});
});

test('tracing of a command does not show the driver, whatever PS4 does', async () => {
	const session = await openTestSession();
	const results = await runAll(session, ["PS4='<$(echo x)> '; set -x", 'echo a', 'set +x', 'echo b']);
	for (const { stderr, stdout } of results.slice(1)) expect(stderr.text + stdout.text).not.toMatch(/__runbook|builtin/);
});

test('output of DEBUG and ERR traps does not get into the state', async () => {
	const session = await openTestSession();
	await runAll(session, [
		'set -ET; trap \'echo "declare -x STOLEN=1"\' DEBUG; trap \'echo "declare -x STOLEN=1"\' ERR',
		'false; exit 3',
		'true',
	]);
	expect((await session.state()).env).not.toHaveProperty('STOLEN');
});

test('a command of 10,000 lines runs whole', async () => {
	const session = await openTestSession();
	const lines = Array.from({ length: 10_000 }, (_, index) => `total=$((total + ${index})) # a line of some length`);
	const result = await session.run(`${lines.join('\n')}\necho $total $LINENO`, { timeoutMs: 20_000 });
	expect(result).toMatchObject({ ended: 'exited', stdout: { text: '49995000 10001\n' } });
});

test.each(['echo a # comment', 'echo a \\', 'cat <<E\na\nE', 'cat <<E\na', 'echo a;', 'true &', ''])(
	'a command that ends like %j ends as in a script',
	async (command) => {
		const session = await openTestSession();
		const [result, after] = await runAll(session, [command, 'echo alive']);
		const script = spawnSync('bash', ['-s'], { input: command, encoding: 'utf8' });
		expect([result?.stdout.text, result?.exit]).toEqual([script.stdout, script.status]);
		expect(after?.stdout.text).toBe('alive\n');
	},
);

test('every text reaches the command as it is', { timeout: 60_000 }, async () => {
	const session = await openTestSession();
	const text = fc
		.string({ unit: 'binary', maxLength: 60 })
		.map((value) => Buffer.from(value.replaceAll('\0', '')).toString());
	await fc.assert(
		fc.asyncProperty(text, async (value) => {
			const quoted = `'${value.replaceAll("'", String.raw`'\''`)}'`;
			const result = await session.run(`export VALUE=${quoted}; builtin printf %s "$VALUE"`);
			expect(result.stdout.text).toBe(value);
			expect((await session.state()).env['VALUE']).toBe(value);
		}),
		{ numRuns: 300 },
	);
});

test('every text is still there in the shell after', { timeout: 60_000 }, async () => {
	const session = await openTestSession();
	const text = fc
		.string({ unit: 'binary', maxLength: 60 })
		.map((value) => Buffer.from(value.replaceAll('\0', '')).toString());
	await fc.assert(
		fc.asyncProperty(text, async (value) => {
			const quoted = `'${value.replaceAll("'", String.raw`'\''`)}'`;
			const define = `plain=${quoted}; f() { printf %s ${quoted}; }; trap ${`'printf "%s" "$plain"'`} USR1; exit 1`;
			expect(await lastOutput(session, define, 'printf "%s" "$plain"; f; kill -USR1 $$')).toBe(value.repeat(3));
		}),
		{ numRuns: 20 },
	);
});
