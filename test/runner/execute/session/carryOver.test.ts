import { realpathSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { lastOutput, openTestSession, runAll, temporaryDirectory } from './support.ts';

describe('from one command to the next', () => {
	test.each([
		['the directory', ['mkdir -p a/b', 'cd a/b', 'echo "${PWD##*/}"'], 'b\n'],
		['the directory before, for cd -', ['mkdir a', 'cd a', 'cd - >/dev/null', 'ls'], 'a\n'],
		['exported variables', ['export NAME="a  b"', 'bash -c \'echo "$NAME"\''], 'a  b\n'],
		['variables that are not exported', ['x=5', 'echo $x; bash -c \'echo "[$x]"\''], '5\n[]\n'],
		['arrays', ['list=(a "b c" d)', 'echo "${#list[@]} ${list[1]}"'], '3 b c\n'],
		['functions', ['greet() { echo "hello $1"; }', 'greet you'], 'hello you\n'],
		['aliases, as at a terminal', ['alias say=echo', 'say hi'], 'hi\n'],
		['options of set', ['set -o pipefail', 'false | true; echo $?'], '1\n'],
		['options of shopt', ['shopt -s nullglob', 'echo nothing*'], '\n'],
		['positional parameters', ['set -- a b', 'echo $2'], 'b\n'],
		['the umask', ['umask 027', 'umask'], '0027\n'],
		['open descriptors', ['exec 3>log', 'echo hi >&3', 'cat log'], 'hi\n'],
		['the exit status', ['(exit 7)', 'echo $?'], '7\n'],
		['an exit status of 0', ['true', 'echo $?'], '0\n'],
		['background jobs', ['sleep 60 & job=$!', 'kill $job; wait $job; echo $?'], '143\n'],
		['signal traps', ["trap 'echo caught' USR1", 'kill -USR1 $$; echo after'], 'caught\nafter\n'],
		['ERR traps', ["trap 'echo failed' ERR", 'false; true'], 'failed\n'],
		['DEBUG traps, which see no command of the driver', ["trap 'echo [$BASH_COMMAND]' DEBUG", 'true'], '[true]\n'],
		['traced DEBUG traps', ["set -T; trap 'echo D' DEBUG", 'trap - DEBUG', 'f() { true; }; f; echo end'], 'end\n'],
	])('%s carries over', async (_, commands, expected) => {
		expect(await lastOutput(await openTestSession(), ...commands)).toBe(expected);
	});

	test('tracing shows the commands and nothing of the driver', async () => {
		const session = await openTestSession();
		const results = await runAll(session, ['set -x', 'echo a', 'echo b', 'set +x', 'echo c']);
		expect(results.map(({ stderr }) => stderr.text)).toEqual(['', '++ echo a\n', '++ echo b\n', '++ set +x\n', '']);
	});
});

describe('a command sees', () => {
	test('bash as $0, its own lines as line numbers, and no function around it', async () => {
		const session = await openTestSession();
		const command = 'echo "$0 ${FUNCNAME[*]} ${BASH_SOURCE[0]}"\necho $LINENO';
		await session.run(command);
		expect((await session.run(command)).stdout.text).toBe('bash  bash\n2\n');
		const { stderr } = await session.run('true\nno-such-command');
		expect(stderr.text).toBe('bash: line 2: no-such-command: command not found\n');
	});

	test('line numbers that count from 1 after a failure and while traced', async () => {
		const session = await openTestSession();
		expect(await lastOutput(session, 'false', 'echo $LINENO')).toBe('1\n');
		expect(await lastOutput(session, 'set -x', 'echo $LINENO')).toBe('1\n');
	});

	test('the environment it was given, without what is undefined', async () => {
		const session = await openTestSession({
			env: { PATH: process.env['PATH'], GIVEN: "it's\n$x", 'not-a-name': '1', GONE: undefined },
		});
		expect((await session.run('printf %s "$GIVEN"; [[ -v GONE ]]')).stdout.text).toBe("it's\n$x");
		expect((await session.run('env | grep not-a-name')).stdout.text).toBe('not-a-name=1\n');
	});

	test('an empty stdin, never the script', async () => {
		const session = await openTestSession();
		const [read, after] = await runAll(session, ['cat; read line; echo "[$line] $?"', 'echo after']);
		expect(read?.stdout.text).toBe('[] 1\n');
		expect(after?.stdout.text).toBe('after\n');
	});

	test('output that can be opened by name', async () => {
		const session = await openTestSession();
		const result = await session.run('echo out >/dev/stdout; echo err | tee /dev/stderr');
		expect([result.stdout.text, result.stderr.text]).toEqual(['out\nerr\n', 'err\n']);
	});

	test('what `break`, `return` and `continue` say outside of a loop', async () => {
		const session = await openTestSession();
		const result = await session.run('break; echo a; continue; echo b; return; echo c');
		expect(result).toMatchObject({ ended: 'exited', exit: 0, stdout: { text: 'a\nb\nc\n' } });
		expect(await lastOutput(session, 'echo alive')).toBe('alive\n');
	});
});

describe('state', () => {
	test('is the directory and the exported variables after the last command', async () => {
		const cwd = realpathSync(await temporaryDirectory());
		const session = await openTestSession({ cwd, env: { PATH: process.env['PATH'] } });
		await session.run(
			"mkdir 'a b'; cd 'a b'; export A='1 \"$x\" `' B=$'two\\nlines\\t\\001é'; C=3; export D; unset OLDPWD",
		);
		const { cwd: directory, env } = await session.state();
		expect(directory).toBe(`${cwd}/a b`);
		expect(env).toEqual({
			PATH: process.env['PATH'],
			PWD: `${cwd}/a b`,
			SHLVL: '1',
			A: '1 "$x" `',
			B: 'two\nlines\t\u0001é',
		});
	});

	test('is known of an environment larger than a pipe', async () => {
		const session = await openTestSession();
		await session.run('for i in {1..3}; do export "BIG$i=$(head -c 100000 /dev/zero | tr "\\0" x)"; done');
		expect((await session.state()).env['BIG3']).toHaveLength(100_000);
		expect(await lastOutput(session, 'echo ${#BIG1}', 'echo ${#BIG2}')).toBe('100000\n');
	});
});

test('a session can not be opened in a directory that does not exist', async () => {
	await expect(openTestSession({ cwd: '/no/such/directory' })).rejects.toThrow(
		'the directory to run in does not exist: /no/such/directory',
	);
});

test('a session that is closed or busy takes no command', async () => {
	const session = await openTestSession();
	const first = session.run('sleep 0.1');
	await expect(session.run('true')).rejects.toThrow('while another one runs');
	await first;
	await session.close();
	await expect(session.run('true')).rejects.toThrow('closed session');
});
