import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { runCli } from '../../support/cli.ts';

const runbook = `---
runbook:
  sandbox:
    setup: |
      echo "no engine answers" >&2
      exit 77
---

:::shell[Say hello]{#hello}
\`\`\`bash
echo hello
\`\`\`
:::
`;

async function testIn(env: Record<string, string>): Promise<{ exitCode: number; stdout: string }> {
	const cwd = await mkdtemp(path.join(os.tmpdir(), 'untested-'));
	onTestFinished(() => rm(cwd, { recursive: true, force: true }));
	await writeFile(path.join(cwd, 'a.mdx'), runbook);
	return runCli(['test', 'a.mdx'], { cwd, env });
}

test('a sandbox that this machine cannot have is a warning, and in CI an error', async () => {
	const here = await testIn({ CI: '' });
	expect(here.stdout).toMatch(/warning.*output\/untested/);
	expect(here.stdout).toContain('no engine answers');
	expect(here.exitCode).toBe(0);
	const there = await testIn({ CI: 'true' });
	expect(there.stdout).toMatch(/error.*output\/untested/);
	expect(there.exitCode).toBe(1);
});
