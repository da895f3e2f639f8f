import { chmodSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { checkDocument } from './checkFixture.ts';
import { commitAll, git, makeWorkspace } from './workspace.ts';

const fence = (text: string): string => `# Runbook\n\n\`\`\`bash\n${text}\n\`\`\`\n`;

afterEach(() => vi.unstubAllEnvs());

describe('a repository that would like to be run', () => {
	it('runs no $(shell) of a Makefile outside of the sandbox', async () => {
		const root = makeWorkspace({ 'README.md': fence('make build\nmake nothing-of-this-name') });
		const trace = path.join(root, 'trace');
		writeFileSync(
			path.join(root, 'Makefile'),
			`X := $(shell touch ${trace})\n$(eval made-$(X): ; @echo)\nbuild: ; @echo\n`,
		);
		await checkDocument(root, 'README.md');
		expect(existsSync(trace)).toBe(false);
	});

	it('runs no program of the workspace, wherever PATH points', async () => {
		const root = makeWorkspace({
			'README.md': fence('make generated\nbash scripts/none.sh\nnpm run none'),
			'package.json': '{}',
			Makefile: '$(eval x: ;)\n',
		});
		const trace = path.join(root, 'trace');
		mkdirSync(path.join(root, 'bin'));
		for (const name of ['git', 'make', 'bwrap', 'npm', 'node']) {
			writeFileSync(path.join(root, 'bin', name), `#!/bin/sh\ntouch ${trace}\n`);
			chmodSync(path.join(root, 'bin', name), 0o755);
		}
		vi.stubEnv('PATH', `${path.join(root, 'bin')}:bin:.:${process.env['PATH'] ?? ''}`);
		await checkDocument(root, 'README.md');
		expect(existsSync(trace)).toBe(false);
	});

	it("runs nothing that the repository's git settings name", async () => {
		const root = makeWorkspace({
			'README.md': fence('bash scripts/none.sh\ncat out/report-today.json'),
			'.gitattributes': '* diff=x textconv\n',
		});
		const trace = path.join(root, 'trace');
		git(root, 'init', '-q');
		commitAll(root, 'start');
		for (const [key, value] of [
			['core.fsmonitor', `touch ${trace}`],
			['diff.external', `touch ${trace}`],
			['diff.x.textconv', `touch ${trace}; cat`],
			['core.pager', `touch ${trace}`],
			['gpg.program', `touch ${trace}`],
			['log.showSignature', 'true'],
		] as const) {
			git(root, 'config', key, value);
		}
		await checkDocument(root, 'README.md');
		expect(existsSync(trace)).toBe(false);
	});

	it('follows no link out of the workspace', async () => {
		const outside = makeWorkspace({ 'package.json': '{ "scripts": { "leak": "x" } }', 'secret/deep.txt': 'x' });
		const root = makeWorkspace({
			'README.md': fence('npm run leak\ncat away/secret/deep.txt\ncat away/none.txt'),
			Makefile: 'a: ; @echo\n',
		});
		symlinkSync(path.join(outside, 'package.json'), path.join(root, 'package.json'));
		symlinkSync(outside, path.join(root, 'away'));
		expect(await checkDocument(root, 'README.md')).toEqual([]);
	});

	it.each([
		['package.json', '{ "scripts": ["a"], "workspaces": 7, "__proto__": { "scripts": {} } }'],
		['package.json', `{ "scripts": ${'{"a":'.repeat(3000)}1${'}'.repeat(3000)} }`],
		['package.json', '{ "scripts": { "constructor'],
		['compose.yaml', 'services: [1, 2'],
		['compose.yaml', `a: &a [x]\nservices:\n  x: ${'*a '.repeat(5)}\n`],
		[
			'compose.yaml',
			`${Array.from({ length: 25 }, (_, i) => `a${i}: &a${i} [${i === 0 ? 'x' : `*a${i - 1}, *a${i - 1}`}]`).join('\n')}\nservices: *a24\n`,
		],
		['justfile', `${'a '.repeat(50_000)}:\n`],
		['Makefile', `A = $(A)$(A)\n$(A): ; @echo\ninclude Makefile\n`],
		['.github/workflows/x.yml', 'on: { workflow_dispatch: { inputs: [1] } }'],
		['Dockerfile', 'FROM '.repeat(10_000)],
	])('reads a hostile %s as data', async (file, text) => {
		const root = makeWorkspace({
			'README.md': fence(
				'npm run constructor\nnpm run a\ndocker compose up x\njust a\nmake a\ngh workflow run x.yml -f a=b\ndocker build --target a .',
			),
			[file]: text,
		});
		await expect(checkDocument(root, 'README.md')).resolves.toBeInstanceOf(Array);
	});

	it('leaves the workspace as it was', async () => {
		const root = makeWorkspace({
			'README.md': fence('make x\nnpm run y > out.txt\ntouch z'),
			Makefile: 'all: ; @echo\n',
			'package.json': '{"scripts":{"preinstall":"touch z"}}',
		});
		await checkDocument(root, 'README.md');
		expect([existsSync(path.join(root, 'out.txt')), existsSync(path.join(root, 'z'))]).toEqual([false, false]);
		expect(readFileSync(path.join(root, 'Makefile'), 'utf8')).toBe('all: ; @echo\n');
	});
});
