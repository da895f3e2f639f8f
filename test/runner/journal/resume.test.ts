import { readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { fence, shell, temporaryDirectory } from '../../support/execution.ts';
import { placeIn } from './support.ts';

let place = placeIn('');
beforeEach(async () => {
	place = placeIn(await temporaryDirectory());
});

const twoSteps = (first: string, later: string): string =>
	shell('a', `echo ${first} >> log`) + shell('b', `test -e ready && echo ${later} >> log`);

describe('resume', () => {
	test('goes on at the step that failed, with the session as it was', async () => {
		const setUp =
			'mkdir sub; cd sub; export TOLD=world; list=(a "b c"); greet() { echo "$1 $TOLD"; }; alias hi="greet hi"; umask 027; set -u; shopt -s nullglob';
		const checks =
			'greet hello; hi; echo "${list[1]}"; umask; basename "$PWD"; shopt -q nullglob && [[ $- == *u* ]] && echo options';
		const source =
			shell('a', `echo a >> log; ${setUp}`, 'capture=name') +
			shell('b', 'test -e ../ready') +
			shell('c', checks, '', fence('output', 'hello world\nhi world\nb c\n0027\nsub\noptions')) +
			shell('d', 'echo d >> ../log');
		expect((await place.run(source)).exitCode).toBe(1);
		await place.touch('ready');
		const { exitCode, stdout } = await place.cli(['resume']);
		expect(exitCode, stdout).toBe(0);
		expect(stdout).toContain('The run goes on at #b');
		expect(await place.read('log')).toBe('a\nd\n');
		expect((await place.cli(['resume'])).stderr).toContain('no run is left to go on with');
	});

	test('keeps what steps yielded, and asks for secrets again without having kept them', async () => {
		const inputs = '---\ntitle: T\nrunbook:\n  inputs:\n    token: { type: secret, env: THE_TOKEN }\n---\n\n';
		const source =
			inputs +
			shell('a', 'echo 7; export CARRIED={{token}}; use() { echo {{token}}; }', 'capture=count') +
			shell('b', 'test -e ready') +
			shell('c', 'test {{count}} = 7 && test "$CARRIED" = {{token}} && test "$(use)" = {{token}}');
		const token = "s3cr3t'of/the+run";
		expect((await place.run(source, [], { THE_TOKEN: token })).exitCode).toBe(1);
		for (const name of await readdir(await place.runDirectory(), { recursive: true, withFileTypes: true })) {
			if (!name.isFile()) continue;
			const kept = await readFile(path.join(name.parentPath, name.name), 'utf8');
			for (const spelled of [token, token.replace("'", String.raw`'\''`), Buffer.from(token).toString('base64')])
				expect(kept).not.toContain(spelled);
		}
		await place.touch('ready');
		const without = await place.cli(['resume']);
		expect(without).toMatchObject({ exitCode: 2 });
		expect(without.stderr).toContain('no value for token');
		const { exitCode, stdout } = await place.cli(['resume'], { THE_TOKEN: token });
		expect(exitCode, stdout).toBe(0);
	});

	test('asks about a step whose end nobody saw, and never repeats it unasked', async () => {
		const source = shell('a', 'echo a >> log') + shell('b', 'echo b >> log') + shell('c', 'echo c >> log');
		await place.run(source);
		await place.killDuring('b');
		const asked = await place.cli(['resume']);
		expect(asked.exitCode).toBe(1);
		expect(asked.stdout).toContain('step b (Step b) was started, and nobody saw it end');
		expect(asked.stdout).toContain('--rerun-unknown');
		expect(await place.read('log')).toBe('a\nb\nc\n');
		expect((await place.cli(['resume', '--skip-unknown'])).exitCode).toBe(0);
		expect(await place.read('log')).toBe('a\nb\nc\nc\n');
		await place.killDuring('b');
		expect((await place.cli(['resume', '--rerun-unknown'])).exitCode).toBe(0);
		expect(await place.read('log')).toBe('a\nb\nc\nc\nb\nc\n');
	});

	test.each([
		['a check that holds', shell('b', 'echo b >> log', '', fence('bash check', 'grep -q b log')), 'a\nb\nc\nc\n'],
		['a kind that changes nothing', ':::wait[Wait]{#b for=1ms}\n:::\n\n', 'a\nc\nc\n'],
	])('lets %s answer', async (_name, step, log) => {
		await place.run(shell('a', 'echo a >> log') + step + shell('c', 'echo c >> log'));
		await place.killDuring('b');
		expect((await place.cli(['resume'])).exitCode).toBe(0);
		expect(await place.read('log')).toBe(log);
	});

	test('refuses a changed document, shows the difference, and takes it where only later steps changed', async () => {
		await place.run(twoSteps('a', 'b'));
		await place.touch('ready');
		await writeFile(place.file('runbook.mdx'), twoSteps('a', 'new'));
		const refused = await place.cli(['resume']);
		expect(refused.exitCode).toBe(2);
		expect(refused.stderr).toContain('-test -e ready && echo b >> log');
		expect(refused.stderr).toContain('+test -e ready && echo new >> log');
		await writeFile(place.file('runbook.mdx'), twoSteps('other', 'new'));
		const earlier = await place.cli(['resume', '--accept-changes']);
		expect(earlier.exitCode).toBe(2);
		expect(earlier.stderr).toContain('step a, which was begun by then, changed');
		await writeFile(place.file('runbook.mdx'), twoSteps('a', 'new'));
		expect((await place.cli(['resume', '--accept-changes'])).exitCode).toBe(0);
		expect(await place.read('log')).toBe('a\nnew\n');
		expect((await place.cli(['verify', await place.runName()])).exitCode).toBe(0);
	});

	test('recognises a last line that was written only in part', async () => {
		await place.run(shell('a', 'echo a >> log') + shell('b', 'test -e ready'));
		const journal = path.join(await place.runDirectory(), 'journal.jsonl');
		const whole = await readFile(journal, 'utf8');
		await writeFile(journal, `${whole}{"seq":99,"prev":"ab`);
		await place.touch('ready');
		const verified = await place.cli(['verify', await place.runName()]);
		expect(verified).toMatchObject({ exitCode: 0 });
		expect(verified.stdout).toContain('cut off');
		expect((await place.cli(['resume'])).exitCode).toBe(0);
		expect(await place.read('log')).toBe('a\n');
	});

	test('names runs by a beginning, and the nearest where there is none', async () => {
		await place.run(shell('a', 'false'));
		const name = await place.runName();
		expect((await place.cli(['show', name.slice(-6, -2)])).stdout).toContain(`run ${name}: failed`);
		const slip = `${name.slice(0, -1)}${name.endsWith('0') ? '1' : '0'}`;
		expect((await place.cli(['show', slip])).stderr).toContain(`Did you mean ${name}?`);
		await place.run(shell('a', 'false'));
		expect((await place.cli(['resume'])).stderr).toContain('2 runs are unfinished');
		expect((await place.cli(['show', name.slice(0, 4)])).stderr).toContain('is the beginning of 2 runs');
	});
});

describe('undo', () => {
	const source =
		shell('a', 'echo a >> log', '', fence('bash undo', 'echo undo-a >> log')) +
		shell('b', 'echo b >> log', '', fence('bash undo', 'echo undo-b >> log')) +
		shell('c', 'echo c >> log') +
		shell('d', 'test -e ready');

	test('takes back what a run did, in reverse, and says what stays', async () => {
		await place.run(source);
		const name = await place.runName();
		const { exitCode, stdout } = await place.cli(['undo', name]);
		expect(exitCode).toBe(0);
		expect(stdout).toContain('Taking back, last step first: #b, #a');
		expect(stdout).toContain('it stays: #c');
		expect(await place.read('log')).toBe('a\nb\nc\nundo-b\nundo-a\n');
		expect((await place.cli(['undo', name])).stderr).toContain('was taken back already');
		expect((await place.cli(['resume', name])).stderr).toContain('was taken back already');
	});

	test('goes on where it was killed, and asks about the undo whose end nobody saw', async () => {
		await place.run(source, ['--undo', 'on-failure']);
		await place.killDuring('b');
		expect((await place.cli(['resume'])).exitCode).toBe(1);
		expect(await place.read('log')).toBe('a\nb\nc\nundo-b\nundo-a\n');
		await place.cli(['resume', '--skip-unknown']);
		expect(await place.read('log')).toBe('a\nb\nc\nundo-b\nundo-a\nundo-a\n');
	});
});
