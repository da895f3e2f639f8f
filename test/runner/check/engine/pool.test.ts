import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { Pool } from '../../../../dist/runner/check/engine/pool.js';
import { startThread } from '../../../../dist/runner/check/engine/threadHandle.js';
import { createEngine } from '../../../../runner/check/engine/engine.ts';

const cwd = mkdtempSync(path.join(tmpdir(), 'runbook-pool-'));
const options = { cwd, env: { ...process.env }, workspace: cwd, knownDirectives: [] };

function document(name: string, source: string): { path: string; absolutePath: string; source: string } {
	return { path: name, absolutePath: path.join(cwd, name), source };
}

const slow = `---
runbook:
  inputs:
    name:
      type: string
      pattern: (a+)+$
      default: ${'a'.repeat(60)}!
---

# Slow

:::shell[X]{#x}
\`\`\`bash
echo {{name}}
\`\`\`
:::
`;

describe('threads', () => {
	test('find what this thread finds', { timeout: 60_000 }, async () => {
		const documents = Array.from({ length: 30 }, (_, index) =>
			document(
				`${index}.md`,
				`# ${index}\n\n\`\`\`bash\ngit log --onelin -n ${index % 3}\nls missing-${index}\n\`\`\`\n`,
			),
		);
		const pool = new Pool(options, 2);
		const started: string[] = [];
		const { results } = await pool.run(documents, (one) => void started.push(one.path));
		await pool.close();
		expect(started.toSorted()).toEqual(documents.map((one) => one.path).toSorted());
		const engine = createEngine(options);
		for (const one of documents) {
			const { problems, report } = await engine.check(one);
			expect(results.get(one)).toMatchObject({ problems, report });
		}
		await engine.close();
	});

	test('give up a document that hangs, and check the others', { timeout: 120_000 }, async () => {
		const documents = [document('a.md', '# A\n'), document('slow.mdx', slow), document('b.md', '# B\n')];
		const pool = new Pool(options, 1, 1000);
		const { results } = await pool.run(documents, () => {});
		await pool.close();
		const problems = documents.map((one) =>
			results.get(one)?.problems.map(({ ruleId, message }) => `${ruleId} ${message}`),
		);
		expect(problems).toEqual([[], ['language/unreadable checking it was given up after 1 s'], []]);
	});

	test('that are given up again and again come to an end with all documents', { timeout: 120_000 }, async () => {
		const documents = Array.from({ length: 40 }, (_, index) => document(`${index}.md`, `# ${index}\n\nText.\n`));
		const pool = new Pool(options, 2, 1);
		const { results } = await pool.run(documents, () => {});
		await pool.close();
		expect(documents.filter((one) => !results.has(one))).toEqual([]);
	});

	test('on their way out take no further documents, which would be lost', { timeout: 60_000 }, async () => {
		let taken = 0;
		await new Promise<void>((resolve, reject) => {
			const thread = startThread(options, {
				next: () => [document(`${taken++}.md`, '# A\n')],
				onStart: () => undefined,
				onChecked: () => void thread.terminate(),
				onObserved: () => undefined,
				onError: reject,
				onExit: resolve,
				ask: () => Promise.reject(new Error('nothing is to be asked')),
			});
		});
		expect(taken).toBe(1);
	});
});
