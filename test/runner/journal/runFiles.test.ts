import { mkdir, readFile, readdir, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { execa } from 'execa';
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { projectRoot } from '../../support/cli.ts';
import { shell, temporaryDirectory } from '../../support/execution.ts';
import { placeIn } from './support.ts';

let place = placeIn('');
beforeEach(async () => {
	place = placeIn(await temporaryDirectory());
});

describe('the files of a run', () => {
	test('are for this user only, and are no news to git', async () => {
		await place.run(shell('a', 'seq 100'));
		const name = await place.runDirectory();
		const modes: Record<string, number> = {};
		for (const entry of ['', 'journal.jsonl', 'head.json', 'document.mdx', 'output', 'output/01-a.log'])
			modes[entry] = (await stat(path.join(name, entry))).mode & 0o777;
		expect(modes).toEqual({
			'': 0o700,
			'journal.jsonl': 0o600,
			'head.json': 0o600,
			'document.mdx': 0o600,
			output: 0o700,
			'output/01-a.log': 0o600,
		});
		expect(await place.read('.runbook/runs/.gitignore')).toBe('*\n');
	});

	test('are not made by a dry-run, a sandbox or where nobody wants them', async () => {
		const sandbox = '---\ntitle: T\nrunbook:\n  sandbox:\n    setup: "true"\n---\n\n';
		await place.run(sandbox + shell('a', 'true'), ['--dry-run']);
		await place.run(sandbox + shell('a', 'true'), ['--sandbox']);
		await place.run(sandbox + shell('a', 'true'), ['--no-journal']);
		expect(await readdir(place.directory)).not.toContain('.runbook/runs');
		expect((await place.cli(['runs'])).stdout).toContain('keeps no runs');
	});

	test.each([
		['an output', 'output/01-a.log', 'output/01-a.log it was changed'],
		['the document', 'document.mdx', 'document.mdx it was changed'],
		['the head', 'head.json', 'head.json it is missing or was changed'],
	])('show a change of %s', async (_name, changed, message) => {
		await place.run(shell('a', 'seq 100'));
		await writeFile(path.join(await place.runDirectory(), changed), 'other');
		const { exitCode, stdout } = await place.cli(['verify', await place.runName()]);
		expect(exitCode).toBe(1);
		expect(stdout).toContain(message);
	});

	test('are refused by resume once the journal was changed', async () => {
		await place.run(shell('a', 'test -e ready'));
		const journal = path.join(await place.runDirectory(), 'journal.jsonl');
		await writeFile(journal, (await readFile(journal, 'utf8')).replace('"title":"Step a"', '"title":"Step b"'));
		const name = await place.runName();
		const resumed = await place.cli(['resume', name]);
		expect(resumed.exitCode).toBe(2);
		expect(resumed.stderr).toContain('journal.jsonl:3: entry 2 was changed');
		expect((await place.cli(['runs'])).stdout).toContain('damaged');
	});
});

describe('trouble with the disk', () => {
	test('a journal that is deleted while the run goes on stops it before the next step', async () => {
		const { exitCode, stdout } = await place.run(
			shell('a', 'rm .runbook/runs/*/journal.jsonl') + shell('b', 'touch reached'),
		);
		expect(exitCode).toBe(1);
		expect(stdout).toContain('the journal was deleted while the run went on');
		expect(await readdir(place.directory)).not.toContain('reached');
	});

	test('a journal that somebody cuts off while the run goes on stops it as well', async () => {
		const { stdout } = await place.run(
			shell('a', 'for file in .runbook/runs/*/journal.jsonl; do : > "$file"; done') + shell('b', 'touch reached'),
		);
		expect(stdout).toContain('was changed by somebody else while the run went on');
		expect(await readdir(place.directory)).not.toContain('reached');
	});

	test('a place where no journal can be made is an error before the first step', async () => {
		await writeFile(place.file('.runbook'), 'in the way');
		const { exitCode, stderr } = await place.run(shell('a', 'touch reached'));
		expect(exitCode).toBe(2);
		expect(stderr).toContain("the journal can't be written");
		expect(stderr).toContain('--no-journal');
		expect(await readdir(place.directory)).not.toContain('reached');
		expect((await place.run(shell('a', 'touch reached'), ['--no-journal'])).exitCode).toBe(0);
	});

	test('a clock that goes backwards changes nothing', async () => {
		vi.useFakeTimers({ toFake: ['Date'], now: new Date('2030-01-01T00:00:00Z') });
		onTestFinished(() => void vi.useRealTimers());
		await place.run(shell('a', 'echo a >> log') + shell('b', 'test -e ready'));
		vi.setSystemTime(new Date('2020-01-01T00:00:00Z'));
		await place.touch('ready');
		expect((await place.cli(['resume'])).exitCode).toBe(0);
		expect(await place.read('log')).toBe('a\n');
		expect((await place.cli(['verify', await place.runName()])).exitCode).toBe(0);
	});

	test('a full disk stops the run before the next step, and it is resumed once there is room', async (context) => {
		const bin = path.join(projectRoot, 'dist/cli/bin.js');
		const source =
			shell('a', 'echo a >> log') +
			shell('b', 'head -c 10000000 /dev/zero > filler 2>/dev/null; seq 5000') +
			shell('c', 'echo c >> log', 'continue-on-error') +
			shell('d', 'echo d >> log');
		await writeFile(place.file('runbook.mdx'), source);
		// A file system of its own, which only this script sees.
		const script = `
			mount -t tmpfs -o size=128k none "$1/disk" && cp "$1/runbook.mdx" "$1/disk" && cd "$1/disk" || exit 99
			run() { "$2" "$3" "\${@:4}"; echo "exit $?"; }
			run "$@" runbook.mdx
			cat log; rm filler
			run "$@" resume
			run "$@" resume --skip-unknown
			cat log; run "$@" verify "$(ls .runbook/runs)"`;
		await mkdir(place.file('disk'));
		const args = ['-m', 'bash', '-c', script, 'bash', place.directory, process.execPath, bin];
		const { exitCode, all = '' } = await execa('unshare', args, { reject: false, all: true, env: { NO_COLOR: '1' } });
		if (exitCode === 99 || /unshare|Operation not permitted/.test(all)) {
			if (process.env['CI']) throw new Error(`no file system can be mounted: ${all}`);
			context.skip('no file system can be mounted here');
		}
		const [first = '', second = '', third = ''] = all.split(/^exit \d+$/m);
		expect(first).toContain('no space is left on the device (ENOSPC)');
		expect(second).toMatch(/^\na\n/);
		expect(second).toContain('step b (Step b) was started, and nobody saw it end');
		expect(third).toContain('taken as done');
		expect(all).toMatch(/\na\nc\nd\nok {2}\d+ entries/);
		expect([...all.matchAll(/^exit (\d+)$/gm)].map(([, code]) => code)).toEqual(['1', '1', '0', '0']);
	});
});
