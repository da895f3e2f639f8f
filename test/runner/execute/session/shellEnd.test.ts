import { describe, expect, test } from 'vitest';
import { lastOutput, openTestSession, runAll } from './support.ts';

const kept = 'in a new one with the same directory and environment';
const fromBefore = 'from before this command';

describe('a command that ends its shell', () => {
	test.each([
		['exit', 'exit 3', { ended: 'exited', exit: 3 }, kept],
		['exit inside of a function', 'f() { local x=1; exit 4; }; f', { ended: 'exited', exit: 4 }, kept],
		['a failure under set -e', 'set -e; false; echo no', { ended: 'exited', exit: 1 }, kept],
		['an unset variable under set -u', 'set -u; echo $NOT_SET; echo no', { ended: 'exited', exit: 1 }, kept],
		['${name:?}', 'echo ${NOT_SET:?is needed}', { ended: 'exited', exit: 1 }, kept],
		['exec', 'exec sh -c "exit 5"', { ended: 'exited', exit: 5 }, fromBefore],
		['kill -9', 'kill -9 $$', { ended: 'exited', exit: 137, signal: 'SIGKILL' }, fromBefore],
		['exit 0', 'exit', { ended: 'exited', exit: 0 }, kept],
	])('%s has its own exit status, and the session goes on', async (_, command, expected, note) => {
		const session = await openTestSession();
		const [, result, after] = await runAll(session, [
			'mkdir d; cd d; export KEPT=yes',
			command,
			'echo "${PWD##*/} $KEPT"',
		]);
		expect(result).toMatchObject({ ...expected, stdout: { text: '' } });
		expect(result?.note).toContain(note);
		expect(after).toMatchObject({ ended: 'exited', exit: 0, stdout: { text: 'd yes\n' } });
		expect(after?.note).toBeUndefined();
	});

	test('leaves directory, variables, functions, aliases, options, traps and umask of the moment it ended', async () => {
		const session = await openTestSession();
		const [ending] = await runAll(session, [
			`mkdir d; cd d; export E='a "b"'; v=1; list=(x 'y z'); readonly r=2; declare -A map=([k]=v)
			f() { echo f$v; }; g() { cat <<<'g'; }; export -f g; alias say=echo; umask 027
			shopt -s extglob nullglob; shopt -u sourcepath; set -o pipefail; trap 'echo usr1' USR1; exit 9`,
		]);
		expect(ending).toMatchObject({ exit: 9, stdout: { text: '' }, stderr: { text: '' } });
		const after = await session.run(`say "\${PWD##*/} $E $v \${list[1]} $r \${map[k]}"; f; bash -c g; umask
			shopt -q extglob && shopt -q nullglob && ! shopt -q sourcepath && echo shopt; false | true || echo pipefail
			kill -USR1 $$`);
		expect(after).toMatchObject({
			stderr: { text: '' },
			stdout: { text: 'd a "b" 1 y z 2 v\nf1\ng\n0027\nshopt\npipefail\nusr1\n' },
		});
	});

	test('does not bring back variables that were unset', async () => {
		const session = await openTestSession({ env: { ...process.env, GIVEN: '1' } });
		expect(await lastOutput(session, 'unset GIVEN; exit 1', 'echo "[${GIVEN-gone}]"; env | grep -c ^GIVEN=')).toBe(
			'[gone]\n0\n',
		);
	});

	test('keeps set -e for the commands that follow', async () => {
		const session = await openTestSession();
		const results = await runAll(session, ['set -e; false', 'false; echo no', 'set +e; false', 'false; echo yes']);
		expect(results.map(({ exit, stdout }) => [exit, stdout.text])).toEqual([
			[1, ''],
			[1, ''],
			[1, ''],
			[0, 'yes\n'],
		]);
	});

	test('leaves its background processes running, also those that go on to print', async () => {
		const session = await openTestSession();
		await session.run('while sleep 0.02; do echo tick; echo >>ticks; done & exit 3');
		const count = 'grep -c "" ticks';
		const [first, second] = await runAll(session, [`sleep 0.3; ${count}`, `sleep 0.3; ${count}`]);
		expect(Number(second?.stdout.text)).toBeGreaterThan(Number(first?.stdout.text));
		expect(Number(first?.stdout.text)).toBeGreaterThan(0);
	});

	test('can do so again and again', async () => {
		const session = await openTestSession();
		const results = await runAll(session, [
			'export N=0',
			...Array.from({ length: 5 }, () => 'N=$((N+1)); exit $N'),
			'echo $N',
		]);
		expect(results.map(({ exit }) => exit)).toEqual([0, 1, 2, 3, 4, 5, 0]);
		expect(results.at(-1)?.stdout.text).toBe('5\n');
	});

	test('goes on elsewhere when its directory is gone', async () => {
		const session = await openTestSession();
		const [, gone, after] = await runAll(session, ['mkdir d; cd d', 'rmdir ../d; exit 1', 'pwd -P']);
		expect(gone?.exit).toBe(1);
		expect(after).toMatchObject({ ended: 'exited', exit: 0 });
	});
});

describe('the EXIT trap of the user', () => {
	test('runs at the end of the shell, in its own command', async () => {
		const session = await openTestSession();
		const results = await runAll(session, ["trap 'echo bye $?' EXIT", 'echo a', 'exit 3', 'echo b', 'exit 4']);
		expect(results.map(({ stdout }) => stdout.text)).toEqual(['', 'a\n', 'bye 3\n', 'b\n', '']);
		expect(results[2]?.note).toContain(kept);
	});

	test('runs where the command that sets it ends the shell too', async () => {
		const session = await openTestSession();
		const [result, after] = await runAll(session, ["cd /; trap 'echo bye' EXIT; exit 3", 'echo alive']);
		expect(result).toMatchObject({ exit: 3, stdout: { text: 'bye\n' } });
		expect(result?.note).toContain(fromBefore);
		expect(after?.stdout.text).toBe('alive\n');
	});

	test('runs when the session is closed', async () => {
		const session = await openTestSession();
		const cwd = (await session.state()).cwd;
		const other = await openTestSession({ cwd });
		await session.run("trap 'echo done >trace' EXIT");
		await session.close();
		expect(await lastOutput(other, 'cat trace')).toBe('done\n');
	});

	test('runs once where it is in the way of a timeout', async () => {
		const session = await openTestSession();
		await session.run("trap 'echo done >>trace' EXIT");
		expect(await session.run('sleep 60', { timeoutMs: 100 })).toMatchObject({ ended: 'timeout' });
		expect(await lastOutput(session, 'trap -p | grep -c done', 'cat trace')).toBe('done\n');
	});
});

describe('a command that takes the session its means', () => {
	test('closing stdout is what the user asked for', async () => {
		const session = await openTestSession();
		const results = await runAll(session, ['exec 3>&1 1>&-', 'echo lost', 'exec 1>&3', 'echo back']);
		expect(results.map(({ exit, stdout }) => [exit, stdout.text])).toEqual([
			[0, ''],
			[1, ''],
			[0, ''],
			[0, 'back\n'],
		]);
	});

	test('closing all descriptors has its own exit status, and the session goes on', async () => {
		const session = await openTestSession();
		const close = 'for fd in /proc/$$/fd/*; do fd=${fd##*/}; exec {fd}>&-; done; (exit 6)';
		const [result, after] = await runAll(session, [close, 'echo alive']);
		expect(result).toMatchObject({ ended: 'exited', exit: 6 });
		expect(after).toMatchObject({ exit: 0, stdout: { text: 'alive\n' } });
	});

	test('disabling the builtins that reports are made with ends its shell', async () => {
		const session = await openTestSession();
		const [, result, after] = await runAll(session, ['x=1', 'enable -n printf; (exit 6)', 'echo "alive $x"']);
		expect(result).toMatchObject({ ended: 'exited', exit: 6 });
		expect(after).toMatchObject({ exit: 0, stdout: { text: 'alive 1\n' } });
	});

	test.each([
		['set -n', 'set -n'],
		['a function named builtin', 'builtin() { :; }'],
	])('%s loses the shell with a clear word, and the session goes on', async (_, command) => {
		const session = await openTestSession();
		const [, result, after] = await runAll(session, ['x=1', command, 'echo "alive $x"']);
		expect(result?.ended).toBe('session-lost');
		expect(result?.note).toContain('unable to run any more commands');
		expect(after).toMatchObject({ ended: 'exited', exit: 0, stdout: { text: 'alive 1\n' } });
	});

	test('a shell that is killed between two commands is opened anew', async () => {
		const session = await openTestSession();
		await session.run('x=1; (sleep 0.2; kill -9 $$) &');
		await new Promise((resolve) => setTimeout(resolve, 500));
		const [after, next] = await runAll(session, ['echo "alive $x"', 'echo next']);
		expect(after).toMatchObject({ exit: 0, stdout: { text: 'alive 1\n' } });
		expect(after?.note).toContain('the shell had ended since the command before');
		expect(next?.note).toBeUndefined();
	});
});
