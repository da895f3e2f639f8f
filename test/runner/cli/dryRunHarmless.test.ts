import { chmod, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { execa } from 'execa';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { requireTool } from '../../support/requireTool.ts';
import { projectRoot } from '../../support/cli.ts';

const bin = path.join(projectRoot, 'dist/cli/bin.js');

/** A document that leaves a file `trace-*` behind wherever anything of it is executed. */
const document = `---
title: Side effects
runbook:
  inputs:
    name: { type: string, default: "$(touch trace-input)" }
---

import touch from './touch.js'

export const mark = globalThis.process.getBuiltinModule('node:fs').writeFileSync('trace-export', '')

Text with {globalThis.process.getBuiltinModule('node:fs').writeFileSync('trace-expression', '')}

<Thing onLoad={globalThis.process.getBuiltinModule('node:fs').writeFileSync('trace-attribute', '')} />

:::shell[Direct]{#direct}
\`\`\`bash
touch trace-command
echo hello > trace-redirect
echo "$(touch trace-substitution)" \`touch trace-backtick\` <(touch trace-process)
echo {{name}}
\`\`\`

\`\`\`bash check
touch trace-check
\`\`\`

\`\`\`bash undo
touch trace-undo
\`\`\`

\`\`\`bash dry-run
touch trace-dry-run
\`\`\`
:::

:::shell[A repository script named like a tool]{#shadow}
\`\`\`bash
kubectl get pods
./deploy.sh --force
make all
npm run build
\`\`\`
:::

:::http[A request]{#request}
\`\`\`http
POST http://127.0.0.1:9/trace-request

$(touch trace-body)
\`\`\`
:::

:::wait[Poll]{#poll every=10ms timeout=1s}
\`\`\`bash
touch trace-poll
\`\`\`
:::
`;

const dryRun = (): string[] => [bin, 'runbook.mdx', '--dry-run'];

const script = '#!/bin/sh\ntouch "$(dirname "$0")/../trace-script"\n';

async function hostileWorkspace(): Promise<string> {
	const directory = await mkdtemp(path.join(tmpdir(), 'runbook-hostile-'));
	onTestFinished(() => rm(directory, { recursive: true, force: true }));
	await mkdir(path.join(directory, 'bin'));
	const files: Record<string, string> = {
		'runbook.mdx': document,
		'touch.js': "import fs from 'node:fs'; fs.writeFileSync('trace-import', '');\n",
		'bin/kubectl': script,
		'deploy.sh': script,
		Makefile: 'X := $(shell touch trace-make)\nall:\n\ttouch trace-target\n',
		'package.json': '{"scripts":{"prebuild":"touch trace-pre","build":"touch trace-npm"}}\n',
	};
	for (const [name, content] of Object.entries(files)) await writeFile(path.join(directory, name), content);
	for (const name of ['bin/kubectl', 'deploy.sh']) await chmod(path.join(directory, name), 0o755);
	return directory;
}

describe('a dry-run of a document full of side effects', () => {
	let workspace = '';
	let home = '';

	beforeEach(async () => {
		workspace = await hostileWorkspace();
		home = await mkdtemp(path.join(tmpdir(), 'runbook-home-'));
		onTestFinished(() => rm(home, { recursive: true, force: true }));
	});

	const environment = (): Record<string, string> => ({
		HOME: home,
		XDG_CACHE_HOME: path.join(home, 'cache'),
		PATH: `${path.join(workspace, 'bin')}:.:${process.env['PATH'] ?? ''}`,
	});

	test('changes no file', async () => {
		const before = await readdir(workspace, { recursive: true });
		const { stdout, stderr } = await execa(process.execPath, dryRun(), {
			cwd: workspace,
			env: environment(),
			reject: false,
		});
		expect(stdout, stderr).toContain('a dry-run: nothing is executed');
		expect(await readdir(workspace, { recursive: true })).toEqual(before);
		expect((await readdir(home)).filter((name) => name !== 'cache')).toEqual([]);
	});

	test('starts no program of the document or the repository and opens no connection', async (context) => {
		requireTool(context, 'strace', 'to watch which programs a dry-run starts');
		const log = path.join(home, 'cache-strace');
		const watch = ['-f', '-qq', '-s', '4096', '-e', 'trace=execve,connect,sendto', '-o', log];
		const { stdout } = await execa('strace', [...watch, process.execPath, ...dryRun()], {
			cwd: workspace,
			env: environment(),
			reject: false,
		});
		expect(stdout).toContain('a dry-run: nothing is executed');
		const calls = (await readFile(log, 'utf8')).split('\n');
		const started = calls.filter((call) => call.includes('execve(') && call.includes('= 0'));
		expect(started.length).toBeGreaterThan(0);
		const ofDocument = (call: string): boolean =>
			call.includes(`execve("${workspace}`) || /"touch"|"\.\/|trace-/.test(call);
		expect(started.filter(ofDocument)).toEqual([]);
		expect(calls.filter((call) => /AF_INET6?/.test(call))).toEqual([]);
	});
});
