import { statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { checkWithTool } from '../../../../runner/verify/surface/checker.ts';
import { createProber } from '../../../../runner/verify/surface/probe/prober.ts';
import { createToolbox } from '../../../../runner/verify/surface/toolbox.ts';
import type { Executable } from '../../../../runner/verify/surface/locate/executable.ts';
import type { CommandVerdict } from '../../../../runner/verify/verdict.ts';
import { commandOf } from './checking.ts';

const searchPath = '/usr/local/bin:/usr/bin:/bin';
const folder = fileURLToPath(new URL('../../../fixtures/surface/bin/', import.meta.url));

function fixture(name: string): Executable {
	const path = `${folder}${name}`;
	const { size, mtimeMs } = statSync(path);
	return { name, path, realPath: path, size, mtimeMs };
}

/** Checks a command of a small program of the fixtures, as if it were installed. */
export async function checkFixture(text: string): Promise<CommandVerdict> {
	const prober = createProber({ sandbox: 'auto', concurrency: 2, searchPath, home: undefined });
	const command = commandOf(text);
	const { tool, adapter } = await createToolbox(prober, undefined, searchPath).open(
		fixture(command.words[0]?.text ?? ''),
	);
	return checkWithTool(tool, adapter, command);
}
