import { chmodSync, existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { requireSandbox } from '../../../support/requireSandbox.ts';
import { createChecking, temporaryDirectory } from './checking.ts';
import { checkFixture } from './fixtureTool.ts';

const searchPath = '/usr/local/bin:/usr/bin:/bin';

/** A workspace with a program that would leave a trace if anything started it. */
function trappedWorkspace(name: string): { workspace: string; bin: string; trace: string } {
	const workspace = temporaryDirectory('hostile');
	const bin = path.join(workspace, 'bin');
	const trace = path.join(workspace, 'trace');
	mkdirSync(bin);
	const file = path.join(bin, name);
	writeFileSync(file, `#!/bin/sh\ntouch ${trace}\necho 'Usage: ${name} [-x]'\n`);
	chmodSync(file, 0o755);
	return { workspace, bin, trace };
}

beforeEach((context) => void requireSandbox(context, 'asks programs in a sandbox'));

describe('a program of the repository is never started', () => {
	it.each(['kubectl', 'git', 'deploy'])('named %s, first on PATH', async (name) => {
		const { workspace, bin, trace } = trappedWorkspace(name);
		const check = createChecking({ workspace, env: { PATH: `${bin}:${searchPath}` } });
		const verdict = await check(`${name} --bogus x`);
		expect(verdict).toMatchObject({ verdict: 'unknown', problems: [] });
		expect(verdict.evidence[0]?.witness).toContain('inside the workspace');
		expect(existsSync(trace)).toBe(false);
	});

	it('named by a path, relative or absolute', async () => {
		const { workspace, bin, trace } = trappedWorkspace('deploy.sh');
		const check = createChecking({ workspace, env: { PATH: searchPath } });
		expect((await check('./bin/deploy.sh --help')).verdict).toBe('unknown');
		expect((await check(`${bin}/deploy.sh --bogus`)).verdict).toBe('unknown');
		expect(existsSync(trace)).toBe(false);
	});

	it('reached by a relative PATH, by a link, or from outside of any package', async () => {
		const { workspace, bin, trace } = trappedWorkspace('tool');
		const links = temporaryDirectory('links');
		symlinkSync(path.join(bin, 'tool'), path.join(links, 'tool'));
		for (const directories of ['.', `${links}`, `bin:${bin}`]) {
			const check = createChecking({ workspace, env: { PATH: directories } });
			expect((await check('tool --bogus')).verdict).toBe('unknown');
		}
		const elsewhere = createChecking({ workspace: temporaryDirectory('other'), env: { PATH: bin } });
		expect((await elsewhere('tool --bogus')).evidence[0]?.witness).toContain('no package manager');
		expect(existsSync(trace)).toBe(false);
	});

	it('linked from a global prefix of npm, or installed in the workspace itself', async () => {
		const { workspace, bin, trace } = trappedWorkspace('tool');
		const prefix = temporaryDirectory('prefix');
		for (const folder of ['bin', 'lib/node_modules']) mkdirSync(path.join(prefix, folder), { recursive: true });
		symlinkSync(bin, path.join(prefix, 'lib/node_modules/linked'));
		symlinkSync('../lib/node_modules/linked/tool', path.join(prefix, 'bin/tool'));
		const modules = path.join(workspace, 'lib/node_modules/own');
		mkdirSync(modules, { recursive: true });
		symlinkSync(path.join(bin, 'tool'), path.join(modules, 'tool'));
		for (const directory of [path.join(prefix, 'bin'), bin]) {
			const check = createChecking({ workspace, env: { PATH: directory } });
			expect((await check('tool --bogus')).verdict).toBe('unknown');
		}
		expect(existsSync(trace)).toBe(false);
	});

	it('handed as an operand to a program that runs scripts', async () => {
		const { workspace, bin, trace } = trappedWorkspace('evil.sh');
		const check = createChecking({ workspace, env: { PATH: searchPath } });
		await check(`bash ${bin}/evil.sh --bogus`);
		await check(`env ${bin}/evil.sh --bogus`);
		await check(`xargs --bogus ${bin}/evil.sh`);
		await check(`git -c alias.x='!${bin}/evil.sh' --bogus x`);
		expect(existsSync(trace)).toBe(false);
	});
});

describe('in the sandbox', () => {
	it('a program that writes on --help leaves no trace', async () => {
		const trace = temporaryDirectory('trace');
		process.env['TRACE'] = trace;
		const before = readdirSync(process.cwd());
		expect((await checkFixture('writes --verbose x')).verdict).toBe('verified');
		expect(readdirSync(trace)).toEqual([]);
		expect(readdirSync(process.cwd())).toEqual(before);
		expect(existsSync(path.join(process.env['HOME'] ?? '/nonexistent', 'home'))).toBe(false);
	});

	it('a program that waits is given up after a period without work', async () => {
		const limits = { milliseconds: 300, patience: 1, bytes: 100_000 };
		expect((await checkFixture('hangs --bogus', limits)).verdict).toBe('unknown');
	});
});

describe('without a sandbox', () => {
	const check = createChecking({ sandbox: 'none', env: { PATH: searchPath } });

	it('only programs of the list are asked, and only for their help', async () => {
		expect(await check('tail --lines=5 f')).toMatchObject({ verdict: 'verified' });
		expect(await check('tail --followed f')).toMatchObject({
			problems: [{ ruleId: 'surface/unknown-flag', span: { start: 5, end: 15 } }],
		});
	});

	it('others are unknown, with the reason', async () => {
		const verdict = await checkFixture('starts --bogus', undefined, 'none');
		expect(verdict).toMatchObject({ verdict: 'unknown', problems: [] });
		expect(verdict.evidence[0]?.witness).toContain('no sandbox');
	});
});

describe('a command that can be known only when it runs', () => {
	const check = createChecking({ env: { PATH: searchPath } });

	it.each(['$TOOL --x', '<tool> --x', 'ssh host', 'nosuchtool --x'])(
		'%s has no problem beyond information',
		async (text) => {
			const { problems } = await check(text);
			expect(problems.filter(({ severity }) => severity !== 'info')).toEqual([]);
		},
	);
});
