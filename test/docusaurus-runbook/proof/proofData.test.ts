import { mkdtemp, readFile, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { judgeRunbook } from '../../../plugins/docusaurus-runbook/proof/judgeRunbook.ts';
import { proofModule, writeProofs } from '../../../plugins/docusaurus-runbook/proof/proofData.ts';
import { readRunbook } from '../../../plugins/remark-runbook/index.ts';

let directory = '';
beforeAll(async () => void (directory = await mkdtemp(path.join(tmpdir(), 'runbook-proofs-'))));
afterAll(() => rm(directory, { recursive: true }));

const { runbook } = readRunbook('a.mdx', '# A\n\n:::shell[Say it]{#say}\n```bash\necho hello\n```\n:::\n');
if (!runbook) throw new Error('the document is no runbook');
const proof = judgeRunbook('a.mdx', runbook, [], { now: 0, staleAfter: 30 });

test('what is written is found by the copy of the module that a config loads for itself', async () => {
	await writeProofs(directory, new Map([['/site/docs/a.mdx', proof]]));
	const [name = ''] = await readdir(path.join(directory, 'runbook-proofs'));
	expect(JSON.parse(await readFile(path.join(directory, 'runbook-proofs', name), 'utf8'))).toEqual(
		JSON.parse(JSON.stringify(proof)),
	);
	vi.resetModules();
	const copy = await import('../../../plugins/docusaurus-runbook/proof/proofData.ts');
	expect(copy.proofModule).not.toBe(proofModule);
	expect(copy.proofModule('/site/docs/a.mdx')).toBe(`@generated/runbook-proofs/${name}`);
	expect(copy.proofModule('/site/docs/other.mdx')).toBeUndefined();
});

test('a file that says the same is left alone, and that of a runbook that is gone is taken away', async () => {
	await writeProofs(directory, new Map([['/site/docs/a.mdx', proof]]));
	const [name = ''] = await readdir(path.join(directory, 'runbook-proofs'));
	const file = path.join(directory, 'runbook-proofs', name);
	const before = await stat(file);
	await writeProofs(directory, new Map([['/site/docs/a.mdx', proof]]));
	expect((await stat(file)).ino).toBe(before.ino);
	expect((await stat(file)).mtimeMs).toBe(before.mtimeMs);
	await writeProofs(directory, new Map());
	expect(await readdir(path.join(directory, 'runbook-proofs'))).toEqual([]);
	expect(proofModule('/site/docs/a.mdx')).toBeUndefined();
});
