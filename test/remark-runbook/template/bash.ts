import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'vitest';

/** `r` prints the number of its arguments and each of them, `c` its stdin, all ended by NUL. */
const prelude = `r() { printf '%s\\0' "$#" "$@"; }
c() { local text; IFS= read -r -d '' text; printf '%s\\0' "$text"; }
v=V
`;

interface BashResult {
	/** What `r` and `c` printed. */
	words: string[];
	stderr: string;
	/** Names of files that the script left in its empty directory. */
	files: string[];
}

/** Runs a script with a real bash in an empty directory of its own, which is also HOME. */
function runBash(script: string): BashResult {
	const directory = mkdtempSync(path.join(tmpdir(), 'template-'));
	const file = `${directory}.sh`;
	writeFileSync(file, prelude + script);
	const { stdout, stderr } = spawnSync('bash', ['--norc', '--noprofile', file], {
		stdio: ['ignore', 'pipe', 'pipe'],
		cwd: directory,
		env: { PATH: process.env['PATH'], LC_ALL: 'C.UTF-8', HOME: directory },
		maxBuffer: 1 << 28,
		timeout: 20_000,
		killSignal: 'SIGKILL',
	});
	const files = readdirSync(directory);
	rmSync(directory, { recursive: true });
	rmSync(file);
	return { words: stdout.toString('utf8').split('\0').slice(0, -1), stderr: stderr.toString('utf8'), files };
}

/** The text as an interactive shell reads it from a terminal's line: history expansion is on. */
export function runInteractiveBash(script: string): BashResult {
	const directory = mkdtempSync(path.join(tmpdir(), 'template-'));
	const { stdout, stderr } = spawnSync('bash', ['--norc', '--noprofile', '-i'], {
		cwd: directory,
		input: `PS1= PS2=\n${prelude}set -H\n${script}`,
		env: { PATH: process.env['PATH'], LC_ALL: 'C.UTF-8', HOME: directory, HISTFILE: '/dev/null' },
		maxBuffer: 1 << 28,
	});
	const files = readdirSync(directory);
	rmSync(directory, { recursive: true });
	return { words: stdout.toString('utf8').split('\0').slice(0, -1), stderr: stderr.toString('utf8'), files };
}

/** One filled script of many that run together, and what it must print. */
interface Expectation {
	script: string;
	words: string[];
}

/** Runs scripts in one bash; the first that prints something else fails the test and is shown alone. */
export function expectExact(list: readonly Expectation[], run = runBash): void {
	const result = run(list.map(({ script }) => `${script}\n`).join(''));
	let position = 0;
	for (const { script, words } of list) {
		const printed = result.words.slice(position, position + words.length);
		expect({ script, words: printed }).toEqual({ script, words });
		position += words.length;
	}
	expect(result.words).toHaveLength(position);
	expect(result.files).toEqual([]);
	if (run === runBash) expect(result.stderr).toBe('');
}
