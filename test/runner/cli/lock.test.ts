import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { readLock } from '../../../runner/verify/surface/lock/lockFile.ts';
import { projectRoot, runCli } from '../../support/cli.ts';
import { requireSandbox } from '../../support/requireSandbox.ts';
import { temporaryDirectory } from '../verify/surface/checking.ts';

const require = createRequire(import.meta.url);
const newer = path.dirname(require.resolve('semver/package.json'));
const dependent = createRequire(path.join(projectRoot, 'node_modules/@babel/core/package.json'));
const older = path.dirname(dependent.resolve('semver/package.json'));
const node = path.dirname(process.execPath);

/** A global npm prefix with one version of semver's command line; undefined installs nothing. */
function prefixWith(version: string | undefined): string {
	const prefix = temporaryDirectory('prefix');
	mkdirSync(path.join(prefix, 'bin'));
	if (version === undefined) return path.join(prefix, 'bin');
	cpSync(version, path.join(prefix, 'lib/node_modules/semver'), { recursive: true, dereference: true });
	symlinkSync('../lib/node_modules/semver/bin/semver.js', path.join(prefix, 'bin/semver'));
	return path.join(prefix, 'bin');
}

const document = (command: string): string => `# Release\n\n## Next\n\n\`\`\`bash\n${command}\n\`\`\`\n`;
const command = 'semver --increment prerelease --preid rc -n 1 1.2.3';

function project(): { cwd: string; write: (text: string) => void } {
	const cwd = temporaryDirectory('project');
	mkdirSync(path.join(cwd, 'docs'));
	const write = (text: string): void => writeFileSync(path.join(cwd, 'docs/release.md'), document(text));
	write(command);
	return { cwd, write };
}

async function cli(args: string[], cwd: string, bin: string): ReturnType<typeof runCli> {
	return runCli(args, { cwd, env: { PATH: `${bin}:${node}:/usr/bin:/bin`, HOME: cwd, XDG_CACHE_HOME: '' } });
}

beforeEach((context) => void requireSandbox(context, 'asks programs in a sandbox'));

const step = (text: string): string => `:::shell[Step]{#a}\n\`\`\`bash\n${text}\n\`\`\`\n:::\n`;
const called = (runbook: string): string => `:::call[Call]{#b runbook=${runbook}}\n:::\n`;

describe('runbook-exec lock', () => {
	it('keeps what called runbooks use as well, also where nobody named them', async () => {
		const { cwd } = project();
		mkdirSync(path.join(cwd, 'shared'));
		writeFileSync(path.join(cwd, 'shared/inner.mdx'), step(command));
		writeFileSync(path.join(cwd, 'shared/outer.mdx'), called('./inner.mdx'));
		writeFileSync(path.join(cwd, 'docs/release.mdx'), called('../shared/outer.mdx'));
		const bin = prefixWith(newer);
		expect((await cli(['lock', 'docs/release.mdx'], cwd, bin)).stdout).toContain(
			'runbook.lock.json: 1 commands of 1 tools',
		);
		writeFileSync(path.join(cwd, 'shared/inner.mdx'), step('semver --coerce v1'));
		const { exitCode, stdout } = await cli(['lock', '--check', 'docs/release.mdx'], cwd, bin);
		expect([exitCode, stdout]).toEqual([1, expect.stringContaining('not locked: semver --coerce')]);
	});

	it('keeps the part of a tool that the documents use, in the same bytes each time', async () => {
		const { cwd } = project();
		const bin = prefixWith(newer);
		expect((await cli(['lock'], cwd, bin)).stdout).toContain('runbook.lock.json: 1 commands of 1 tools');
		const first = readFileSync(path.join(cwd, 'runbook.lock.json'), 'utf8');
		const { version } = JSON.parse(readFileSync(path.join(newer, 'package.json'), 'utf8')) as { version: string };
		expect(readLock(cwd)?.tools['semver']).toMatchObject({
			version,
			commands: { semver: { options: { '--preid': 'required', '-n': 'required' } } },
		});
		expect(Object.keys(readLock(cwd)?.tools['semver']?.commands['semver']?.options ?? {})).not.toContain('--rtl');
		await cli(['lock'], cwd, bin);
		expect(readFileSync(path.join(cwd, 'runbook.lock.json'), 'utf8')).toBe(first);
		expect(await cli(['lock', '--check'], cwd, bin)).toMatchObject({ exitCode: 0 });
	});

	it('lets a machine without the tool check, and says what it can not tell', async () => {
		const { cwd, write } = project();
		await cli(['lock'], cwd, prefixWith(newer));
		const bare = prefixWith(undefined);
		const report = path.join(cwd, 'report.json');
		await cli(['check', '--reporter', `json=${report}`], cwd, bare);
		expect(readFileSync(report, 'utf8')).toMatch(/"verdict": ?"verified"[^]*runbook\.lock\.json: semver 7/);
		expect(await cli(['lock', '--check'], cwd, bare)).toMatchObject({ exitCode: 0 });
		write('semver --coerce 1.2');
		await cli(['check', '--reporter', `json=${report}`], cwd, bare);
		expect(readFileSync(report, 'utf8')).toContain('runbook.lock.json does not hold `semver --coerce`');
		const checked = await cli(['lock', '--check'], cwd, bare);
		expect(checked).toMatchObject({ exitCode: 1 });
		expect(checked.stdout).toContain('not locked: semver --coerce\n');
		expect(checked.stdout).toContain('no longer used: semver --preid\n');
	});

	it('tells which version had what another one lacks, and the line that breaks', async () => {
		const { cwd } = project();
		await cli(['lock'], cwd, prefixWith(newer));
		const before = readFileSync(path.join(cwd, 'runbook.lock.json'), 'utf8');
		const bin = prefixWith(older);
		const checked = await cli(['check'], cwd, bin);
		expect(checked.stdout).toMatch(
			/docs\/release\.md:6:42 \w+ surface\/unknown-flag[^]*semver 7[\d.]+ had it \(runbook\.lock\.json\); 6[\d.]+, which is installed, has not/,
		);
		const locked = await cli(['lock'], cwd, bin);
		expect(locked).toMatchObject({ exitCode: 1 });
		expect(locked.stderr).toMatch(/docs\/release\.md:6:42 .*had it/);
		expect(readFileSync(path.join(cwd, 'runbook.lock.json'), 'utf8')).toBe(before);
	});

	it('fails clearly without a file, and on one that was edited', async () => {
		const { cwd } = project();
		const bin = prefixWith(newer);
		const none = await cli(['lock', '--check'], cwd, bin);
		expect(none).toMatchObject({ exitCode: 2 });
		expect(none.stderr).toContain('Write it with runbook-exec lock');
		expect(existsSync(path.join(cwd, 'runbook.lock.json'))).toBe(false);
		await cli(['lock'], cwd, bin);
		const file = path.join(cwd, 'runbook.lock.json');
		writeFileSync(file, readFileSync(file, 'utf8').replace('--preid', '--pre-id'));
		const edited = await cli(['check'], cwd, bin);
		expect(edited).toMatchObject({ exitCode: 2 });
		expect(edited.stderr).toContain('the entry of semver does not match its hash');
		writeFileSync(file, '{"lockVersion":2,"tools":{}}');
		expect(await cli(['check'], cwd, bin)).toMatchObject({ exitCode: 2 });
	});
});
