import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { isGlobalPackage, launchedBy } from '../../../../runner/verify/tool/launched.ts';
import { createToolChecker } from '../../../../runner/verify/tool/toolChecker.ts';
import type { CommandVerdict } from '../../../../runner/verify/verdict.ts';
import type { ShellCommand } from '../../../../runner/shell/command.ts';
import { commandOf, temporaryDirectory } from '../surface/checking.ts';

const texts = (command: ShellCommand | undefined): string | undefined =>
	command?.words.map(({ text }) => text).join(' ');

describe('the command that a package manager is asked to start', () => {
	it.each([
		['npx tsup --dts', 'tsup --dts'],
		['npx --yes --no-install tsup -- x', 'tsup -- x'],
		['npm exec -- tsup --dts', 'tsup --dts'],
		['pnpm -s exec tsup', 'tsup'],
		['pnpm tsup --dts', 'tsup --dts'],
		['yarn run tsup --dts', 'tsup --dts'],
		['bunx tsup', 'tsup'],
		['bun x tsup', 'tsup'],
		['npx tsup@8 --dts', undefined],
		['npx -p typescript tsc', undefined],
		['npx ./local.js', undefined],
		['npx $TOOL --dts', undefined],
		['npm run tsup', undefined],
		['yarn serve --port 80', undefined],
		['bun tsup', undefined],
	])('%s: %s', (text, expected) => {
		expect(texts(launchedBy(commandOf(text)))).toBe(expected);
	});
});

describe('a command behind a package manager', () => {
	const prefix = temporaryDirectory('launched');
	mkdirSync(path.join(prefix, 'lib/node_modules/tsup'), { recursive: true });
	mkdirSync(path.join(prefix, 'bin'));
	writeFileSync(path.join(prefix, 'lib/node_modules/tsup/cli.js'), '');
	symlinkSync('../lib/node_modules/tsup/cli.js', path.join(prefix, 'bin/tsup'));
	const programs: Record<string, string> = {
		npx: '/usr/bin/npx',
		tsup: path.join(prefix, 'bin/tsup'),
		tree: '/usr/bin/env',
	};

	/** The commands that the surface layer is asked about. */
	async function asked(text: string, projectBrings = false): Promise<(string | undefined)[]> {
		const heard: (string | undefined)[] = [];
		const check = async (command: ShellCommand): Promise<CommandVerdict> => {
			heard.push(texts(command));
			return { verdict: 'verified', problems: [], evidence: [] };
		};
		const tools = { find: (name: string) => programs[name], names: () => new Set(Object.keys(programs)) };
		const options = {
			tools,
			declared: new Set<string>(),
			type: 'markdown' as const,
			projectBrings: () => projectBrings,
		};
		await createToolChecker({ ...options, surface: { check } }).check(commandOf(text));
		return heard;
	}

	it('is looked at as well where a global package would be started', async () => {
		expect(isGlobalPackage(programs['tsup'])).toBe(true);
		expect(await asked('npx tsup --dts')).toEqual(['npx tsup --dts', 'tsup --dts']);
	});

	it('is not where a project brings its own, or the program is none of npm', async () => {
		expect(await asked('npx tsup --dts', true)).toEqual(['npx tsup --dts']);
		expect(await asked('npx tree --dts')).toEqual(['npx tree --dts']);
		expect(await asked('npx absent --dts')).toEqual(['npx absent --dts']);
	});
});
