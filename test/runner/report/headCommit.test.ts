import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { execa } from 'execa';
import { expect, onTestFinished, test } from 'vitest';
import { headCommit } from '../../../runner/report/headCommit.ts';

const identity = ['-c', 'user.name=A', '-c', 'user.email=a@example.org'];

async function repository(): Promise<{ root: string; git: (...args: string[]) => Promise<string> }> {
	const root = await mkdtemp(path.join(tmpdir(), 'head-'));
	onTestFinished(() => rm(root, { recursive: true }));
	const git = async (...args: string[]): Promise<string> =>
		(await execa('git', [...identity, ...args], { cwd: root })).stdout;
	await git('init', '-q', '-b', 'main');
	return { root, git };
}

test('is what git says: of a branch, packed, detached, and in a worktree', async () => {
	const { root, git } = await repository();
	expect(headCommit(root)).toBeUndefined();
	await git('commit', '-q', '--allow-empty', '-m', 'one');
	const head = await git('rev-parse', 'HEAD');
	expect(headCommit(root)).toBe(head);
	await git('pack-refs', '--all');
	expect(headCommit(root)).toBe(head);
	await git('worktree', 'add', '-q', '-b', 'side', path.join(root, 'side'));
	expect(headCommit(path.join(root, 'side'))).toBe(head);
	await git('switch', '-q', '--detach');
	expect(headCommit(root)).toBe(head);
});

test('is unknown outside of a repository, and where its files say something else', async () => {
	const { root } = await repository();
	await writeFile(path.join(root, '.git/HEAD'), 'ref: ../../etc/passwd\n');
	expect(headCommit(root)).toBeUndefined();
	expect(headCommit(path.join(root, 'nowhere'))).toBeUndefined();
});
