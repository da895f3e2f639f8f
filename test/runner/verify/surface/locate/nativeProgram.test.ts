import { chmodSync, copyFileSync, mkdirSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { locate } from '../../../../../runner/verify/surface/locate/executable.ts';
import { nativeProgram } from '../../../../../runner/verify/surface/locate/nativeProgram.ts';
import { temporaryDirectory } from '../checking.ts';

const starts = "#!/usr/bin/env node\nrequire('node:child_process').spawnSync(find(), process.argv.slice(2));\n";

/** A global package `fmt` with the packages of its platforms, each with some compiled programs. */
function install(script: string, platforms: Record<string, readonly string[]>): { script: string; prefix: string } {
	const prefix = realpathSync(temporaryDirectory('native'));
	const root = path.join(prefix, 'lib/node_modules/fmt');
	mkdirSync(root, { recursive: true });
	mkdirSync(path.join(prefix, 'bin'));
	const optionalDependencies = Object.fromEntries(
		['fmt-darwin-arm64', ...Object.keys(platforms)].map((name) => [name, '1']),
	);
	writeFileSync(
		path.join(root, 'package.json'),
		JSON.stringify({ name: 'fmt', version: '1.0.0', optionalDependencies }),
	);
	writeFileSync(path.join(root, 'cli.js'), script);
	chmodSync(path.join(root, 'cli.js'), 0o755);
	symlinkSync('../lib/node_modules/fmt/cli.js', path.join(prefix, 'bin/fmt'));
	for (const [name, programs] of Object.entries(platforms)) {
		const folder = path.join(root, 'node_modules', name, 'bin');
		mkdirSync(folder, { recursive: true });
		for (const program of programs) copyFileSync(process.execPath, path.join(folder, program));
	}
	return { script: path.join(root, 'cli.js'), prefix };
}

describe('the compiled program behind a launcher of npm', () => {
	it('is the one in the package of this platform', () => {
		const { script, prefix } = install(starts, { 'fmt-linux-x64': ['fmt'] });
		const program = path.join(path.dirname(script), 'node_modules/fmt-linux-x64/bin/fmt');
		expect(nativeProgram(script, 'fmt')).toBe(program);
		const policy = { searchPath: `${prefix}/bin`, home: undefined, forbidden: [] };
		const executable = { path: `${prefix}/bin/fmt`, realPath: program };
		expect(locate('fmt', policy)).toMatchObject({ type: 'found', executable });
	});

	it('is the one of the same name where there are more', () => {
		const { script } = install(starts, { 'fmt-linux-x64': ['fmt', 'fmt-server'] });
		expect(nativeProgram(script, 'fmt')).toMatch(/\/fmt$/);
		expect(nativeProgram(script, 'other')).toBeUndefined();
	});

	it('is not looked for where the script starts nothing, or has none of this platform', () => {
		expect(
			nativeProgram(
				install("#!/usr/bin/env node\nrequire('./binding');\n", { 'fmt-linux-x64': ['fmt'] }).script,
				'fmt',
			),
		).toBeUndefined();
		expect(nativeProgram(install(starts, {}).script, 'fmt')).toBeUndefined();
	});
});
