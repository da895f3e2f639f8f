import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { closeSync, openSync } from 'node:fs';
import path from 'node:path';
import { execa } from 'execa';
import { describe, expect, test } from 'vitest';
import { projectRoot } from '../../support/cli.ts';
import { execute, fence, shell, temporaryDirectory } from '../../support/execution.ts';

const bin = path.join(projectRoot, 'dist/cli/bin.js');

async function run(directory: string, source: string, options: Record<string, unknown> = {}) {
	await writeFile(path.join(directory, 'runbook.mdx'), source);
	return execa(process.execPath, [bin, 'runbook.mdx'], { cwd: directory, reject: false, ...options });
}

const stack = /^\s+at .*:\d+:\d+\)?$/m;

describe('a place that can not be written or read', () => {
	test('full standard output: the run goes on, says so once, and does not end well', async () => {
		const directory = await temporaryDirectory();
		const full = openSync('/dev/full', 'w');
		const source = shell('a', 'echo out; touch done-a') + shell('b', 'touch done-b');
		const { exitCode, stderr } = await run(directory, source, { stdout: full });
		closeSync(full);
		expect([exitCode, stderr]).toEqual([1, "error: standard output can't be written (ENOSPC)"]);
		expect(await readFile(path.join(directory, 'done-b'), 'utf8')).toBe('');
	});

	test('no directory for temporary files: a clear error', async () => {
		const directory = await temporaryDirectory();
		const { exitCode, stderr } = await run(directory, shell('a', 'true'), { env: { TMPDIR: '/proc/none' } });
		expect(exitCode).toBe(2);
		expect(stderr).toContain('no directory can be made in /proc/none');
		expect(stderr).not.toMatch(stack);
	});

	test('a current directory that is gone: a clear error', async () => {
		const directory = await temporaryDirectory();
		await mkdir(path.join(directory, 'gone'));
		const command = 'cd gone && rmdir ../gone && exec "$0" "$1" ../runbook.mdx';
		await writeFile(path.join(directory, 'runbook.mdx'), shell('a', 'true'));
		const result = await execa('bash', ['-c', command, process.execPath, bin], { cwd: directory, reject: false });
		expect([result.exitCode, result.stderr]).toEqual([2, expect.stringContaining('the current directory is gone')]);
		expect(result.stderr).not.toMatch(stack);
	});

	test('a reader that goes away, as head does: the run goes on to its end', async () => {
		const directory = await temporaryDirectory();
		await writeFile(
			path.join(directory, 'runbook.mdx'),
			shell('a', 'for i in {1..20000}; do echo "line $i"; done') + shell('b', 'touch done-b'),
		);
		const command = '"$0" "$1" runbook.mdx | head -n 3 >/dev/null; exit "${PIPESTATUS[0]}"';
		const { exitCode, stderr } = await execa('bash', ['-c', command, process.execPath, bin], {
			cwd: directory,
			reject: false,
		});
		expect([exitCode, stderr]).toEqual([0, '']);
		expect(await readFile(path.join(directory, 'done-b'), 'utf8')).toBe('');
	});

	test('a step that takes its own directory away: the next one says where it is', async () => {
		const directory = await temporaryDirectory();
		const source = shell('a', 'mkdir d; cd d; rmdir ../d') + shell('b', 'cd /; pwd', '', fence('output', '/'));
		expect((await execute(directory, source)).status).toEqual({ a: 'passed', b: 'passed' });
	});
});

describe('a step that says much', () => {
	test('keeps the memory bounded also where its reader is slow, and shows the last lines', async () => {
		const directory = await temporaryDirectory();
		const peaks = `process.on('exit', () => process.stderr.write('peak ' + process.resourceUsage().maxRSS))`;
		await writeFile(path.join(directory, 'peak.cjs'), peaks);
		const measure = async (source: string): Promise<{ peak: number; stdout: string }> => {
			await writeFile(path.join(directory, 'runbook.mdx'), source);
			const command = '"$0" --require ./peak.cjs "$1" runbook.mdx | { sleep 1; tail -c 1000; }';
			const { stdout, stderr } = await execa('bash', ['-c', command, process.execPath, bin], { cwd: directory });
			return { peak: Number(/peak (\d+)/.exec(stderr)?.[1]) * 1024, stdout };
		};
		const small = await measure(shell('a', 'false'));
		const large = await measure(shell('a', 'yes 0123456789 | head -c 80000000; echo the last line; false'));
		expect(large.stdout).toContain('the last line');
		expect(large.peak - small.peak).toBeLessThan(150 * 1024 * 1024);
	}, 120_000);

	test('in one line of 50 MB, with NUL bytes, and with bytes that are no text', async () => {
		const directory = await temporaryDirectory();
		const source =
			shell(
				'long',
				'head -c 50000000 /dev/zero | tr "\\0" x; echo; echo end',
				'',
				fence('output match=contains', 'end'),
			) +
			shell('nul', 'printf "a\\0b"', '', fence('output', 'ab')) +
			shell('bytes', 'printf "\\xff\\xfe"', 'continue-on-error', fence('output', 'x')) +
			shell('after', 'echo still here', '', fence('output', 'still here'));
		const { report, status } = await execute(directory, source);
		expect(status).toEqual({ long: 'passed', nul: 'failed', bytes: 'skipped', after: 'skipped' });
		expect(report.problems[0]?.message).toContain('a NUL byte');
	}, 120_000);
});
