import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { createVerifier } from '../../../runner/verify/index.ts';
import { planOf } from './planOf.ts';

let workspace = '';
beforeEach(async () => {
	workspace = await mkdtemp(path.join(tmpdir(), 'verify-edit-'));
	onTestFinished(() => rm(workspace, { recursive: true }));
	await writeFile(path.join(workspace, '.gitignore'), '.env\nother.env\n');
});

/** What a check says of a runbook that sets PORT and HOST in a file. */
async function verifyEditing(file: string) {
	const change = '- set: PORT\n  to: "80"\n- set: HOST\n  to: localhost';
	const source = `---\ntitle: A runbook\n---\n\n:::edit[First]{#first path=${file}}\n\`\`\`yaml\n${change}\n\`\`\`\n:::\n`;
	const verifier = createVerifier({ env: { PATH: '/usr/bin:/bin', HOME: workspace } });
	try {
		return await verifier.verifyPlan(await planOf(source, workspace), source);
	} finally {
		await verifier.close();
	}
}

test('a file that git ignores is read in its sample', async () => {
	await writeFile(path.join(workspace, '.env.example'), 'PORT=3000\n');
	const { steps, problems } = await verifyEditing('.env');
	expect(problems).toMatchObject([{ ruleId: 'reference/key', line: 9 }]);
	expect(problems[0]?.message).toMatch(/^\.env\.example: /);
	expect(steps[0]?.commands.map(({ verdict }) => verdict)).toEqual(['verified', 'drifted']);
});

test('without a sample nothing is known of it', async () => {
	const { steps, problems } = await verifyEditing('other.env');
	expect(problems).toEqual([]);
	expect(steps[0]?.commands.map(({ verdict }) => verdict)).toEqual(['unknown', 'unknown']);
});

test('a file that git does not ignore is missing, whatever lies beside it', async () => {
	await writeFile(path.join(workspace, 'deploy.env.example'), 'PORT=3000\nHOST=localhost\n');
	const { problems } = await verifyEditing('deploy.env');
	expect(problems).toMatchObject([{ ruleId: 'reference/file', message: 'deploy.env does not exist in the workspace' }]);
});
