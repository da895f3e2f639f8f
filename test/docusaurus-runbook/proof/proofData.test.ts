import { mkdtemp, readFile, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { judgeRunbook } from '../../../plugins/docusaurus-runbook/proof/judgeRunbook.ts';
import { markerOf, proofModule, writeProofs } from '../../../plugins/docusaurus-runbook/proof/proofData.ts';
import { readRunbook } from '../../../plugins/remark-runbook/index.ts';

let directory = '';
beforeAll(async () => void (directory = await mkdtemp(path.join(tmpdir(), 'runbook-proofs-'))));
afterAll(() => rm(directory, { recursive: true }));

const { runbook } = readRunbook('a.mdx', '# A\n\n:::shell[Say it]{#say}\n```bash\necho hello\n```\n:::\n');
if (!runbook) throw new Error('the document is no runbook');
const proof = judgeRunbook('a.mdx', runbook, [], { now: 0, staleAfter: 30 });
const page = { ...proof, steps: {} };
const proofs = new Map([['/site/docs/a.mdx', proof]]);

test('what is written is found by the copy of the module that a config loads for itself', async () => {
	writeProofs(directory, proofs, true);
	const [name = ''] = await readdir(path.join(directory, 'runbook-proofs'));
	expect(JSON.parse(await readFile(path.join(directory, 'runbook-proofs', name), 'utf8'))).toEqual(
		JSON.parse(JSON.stringify(page)),
	);
	vi.resetModules();
	const copy = await import('../../../plugins/docusaurus-runbook/proof/proofData.ts');
	expect(copy.proofModule).not.toBe(proofModule);
	expect(copy.proofModule('/site/docs/a.mdx')).toBe(`@generated/runbook-proofs/${name}`);
	expect(copy.proofModule('/site/docs/other.mdx')).toBeUndefined();
});

test('a file that says the same is left alone, and that of a runbook that is gone is taken away', async () => {
	writeProofs(directory, proofs, true);
	const [name = ''] = await readdir(path.join(directory, 'runbook-proofs'));
	const file = path.join(directory, 'runbook-proofs', name);
	const before = await stat(file);
	writeProofs(directory, proofs, true);
	expect((await stat(file)).ino).toBe(before.ino);
	expect((await stat(file)).mtimeMs).toBe(before.mtimeMs);
	writeProofs(directory, new Map(), true);
	expect(await readdir(path.join(directory, 'runbook-proofs'))).toEqual([]);
	expect(proofModule('/site/docs/a.mdx')).toBeUndefined();
});

test('without a report runbooks share a module, and the marker says so', async () => {
	const marker = (): Promise<string> => readFile(markerOf(directory), 'utf8');
	const both = new Map([...proofs, ['/site/docs/b.mdx', proof]]);
	writeProofs(directory, both, false);
	expect(proofModule('/site/docs/b.mdx')).toBe(proofModule('/site/docs/a.mdx'));
	expect(await readdir(path.join(directory, 'runbook-proofs'))).toHaveLength(1);
	expect(await marker()).toBe('false');
	writeProofs(directory, both, true);
	expect(proofModule('/site/docs/b.mdx')).not.toBe(proofModule('/site/docs/a.mdx'));
	expect(await readdir(path.join(directory, 'runbook-proofs'))).toHaveLength(2);
	expect(await marker()).toBe('true');
});
