import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createVerifier } from '../../../runner/verify/index.ts';
import { planOf } from './planOf.ts';

const source = ':::edit[Change]{#e path=local.env}\n```yaml\n- set: A\n  to: 1\n```\n:::\n';

/** What is said of an edit of `local.env`, which is not there, in a repository that ignores these names. */
async function messages(ignored: string): Promise<string[]> {
	const workspace = await mkdtemp(path.join(tmpdir(), 'verify-edit-'));
	onTestFinished(() => rm(workspace, { recursive: true }));
	await writeFile(path.join(workspace, '.gitignore'), `${ignored}\n`);
	const verifier = createVerifier({ env: { PATH: '/usr/bin:/bin', HOME: workspace } });
	onTestFinished(() => verifier.close());
	const { problems } = await verifier.verifyPlan(await planOf(source, workspace), source);
	return problems.map(({ message }) => message);
}

test('a file that git ignores is one of the machine, not of the repository', async () => {
	expect(await messages('local.env')).toEqual([]);
});

test('any other file that is not there is drift', async () => {
	expect(await messages('other.env')).toEqual(['local.env does not exist in the workspace']);
});
