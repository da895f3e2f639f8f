import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { execFileSync } from 'node:child_process';
import { onTestFinished } from 'vitest';

/** A directory with these files, which goes with the test. */
export function makeWorkspace(files: Readonly<Record<string, string>>): string {
	const root = mkdtempSync(path.join(tmpdir(), 'reference-'));
	onTestFinished(() => rmSync(root, { recursive: true, force: true }));
	for (const [file, text] of Object.entries(files)) {
		mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
		writeFileSync(path.join(root, file), text);
	}
	return root;
}

/** Runs git in a workspace, as nobody in particular and without the machine's settings. */
export function git(root: string, ...args: string[]): string {
	const identity = {
		GIT_AUTHOR_NAME: 'a',
		GIT_AUTHOR_EMAIL: 'a@example.com',
		GIT_COMMITTER_NAME: 'a',
		GIT_COMMITTER_EMAIL: 'a@example.com',
	};
	return execFileSync('git', ['-C', root, '-c', 'init.defaultBranch=main', ...args], {
		encoding: 'utf8',
		env: { PATH: process.env['PATH'], GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1', ...identity },
	});
}

/** Adds everything and commits. */
export function commitAll(root: string, message: string): void {
	git(root, 'add', '-A');
	git(root, 'commit', '-q', '-m', message);
}
