import { cpSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { afterAll } from 'vitest';
import { checkWithTool } from '../../../../runner/verify/surface/checker.ts';
import { createProber } from '../../../../runner/verify/surface/probe/prober.ts';
import type { RunLimits } from '../../../../runner/verify/surface/probe/run.ts';
import { createToolbox } from '../../../../runner/verify/surface/toolbox.ts';
import type { Executable } from '../../../../runner/verify/surface/locate/executable.ts';
import type { CommandVerdict } from '../../../../runner/verify/verdict.ts';
import { commandOf } from './checking.ts';

const searchPath = '/usr/local/bin:/usr/bin:/bin';
const fixtures = path.resolve(import.meta.dirname, '../../../fixtures/surface/bin');

// The sandbox hides /tmp and the home directory, where a clone may well lie: the programs are installed elsewhere.
const folder = mkdtempSync('/var/tmp/runbook-surface-');
cpSync(fixtures, folder, { recursive: true });
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function fixture(name: string): Executable {
	const file = path.join(folder, name);
	const { size, mtimeMs } = statSync(file);
	return { name, path: file, realPath: file, size, mtimeMs };
}

/** Checks a command of a small program of the fixtures, as if it were installed. */
export async function checkFixture(text: string, limits?: RunLimits): Promise<CommandVerdict> {
	const settings = { sandbox: 'auto', concurrency: 2, searchPath, home: undefined } as const;
	const prober = createProber({ ...settings, ...(limits && { limits }) });
	const command = commandOf(text);
	const { tool, adapter } = await createToolbox(prober, undefined, searchPath).open(
		fixture(command.words[0]?.text ?? ''),
	);
	return checkWithTool(tool, adapter, command);
}
