import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { afterAll } from 'vitest';
import type { TestContext } from 'vitest';
import * as z from 'zod';
import { checkWithTool, unknownVerdict } from '../../../../runner/verify/surface/checker.ts';
import { createProber } from '../../../../runner/verify/surface/probe/prober.ts';
import type { SandboxChoice } from '../../../../runner/verify/surface/probe/prober.ts';
import type { RunLimits } from '../../../../runner/verify/surface/probe/limits.ts';
import { createToolbox } from '../../../../runner/verify/surface/toolbox.ts';
import type { Executable } from '../../../../runner/verify/surface/locate/executable.ts';
import type { CommandVerdict } from '../../../../runner/verify/verdict.ts';
import { requireTool } from '../../../support/requireTool.ts';
import { commandOf } from './checking.ts';

const searchPath = '/usr/local/bin:/usr/bin:/bin';
const packages = path.resolve(import.meta.dirname, '../../../../node_modules');
const fixtures = path.resolve(import.meta.dirname, '../../../fixtures/surface');

// The sandbox hides /tmp and the home directory, where a clone may well lie: the programs are installed elsewhere.
const folder = mkdtempSync('/var/tmp/runbook-surface-');
cpSync(path.join(fixtures, 'bin'), folder, { recursive: true });
cpSync(path.join(fixtures, 'packages'), path.join(folder, 'node_modules'), { recursive: true });
copyPackages(['commander', 'yargs', 'cac']);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The real parser libraries, with all that they need, next to the programs. */
function copyPackages(names: readonly string[]): void {
	for (const name of names) {
		const target = path.join(folder, 'node_modules', name);
		if (existsSync(target)) continue;
		cpSync(path.join(packages, name), target, { recursive: true });
		const { dependencies = {} } = z
			.object({ dependencies: z.record(z.string(), z.string()).optional() })
			.parse(JSON.parse(readFileSync(path.join(target, 'package.json'), 'utf8')));
		copyPackages(Object.keys(dependencies));
	}
}

function fixture(name: string): Executable {
	const packaged = path.join(folder, 'node_modules', name, 'bin', name);
	const file = existsSync(packaged) ? packaged : path.join(folder, name);
	const { size, mtimeMs } = statSync(file);
	return { name, path: file, realPath: file, size, mtimeMs };
}

/** Checks a command of a small program of the fixtures, as if it were installed. */
export async function checkFixture(
	text: string,
	limits?: RunLimits,
	sandbox: SandboxChoice = 'auto',
): Promise<CommandVerdict> {
	const settings = { sandbox, concurrency: 2, searchPath, home: undefined } as const;
	const prober = createProber({ ...settings, ...(limits && { limits }) });
	const command = commandOf(text);
	const { tool, adapter, refusal } = await createToolbox(prober, undefined, searchPath).open(
		fixture(command.words[0]?.text ?? ''),
	);
	return refusal === undefined ? checkWithTool(tool, adapter, command) : unknownVerdict(refusal);
}

/** What lies beside a program of the fixtures, with its name in front. */
export function tracesOf(name: string): string[] {
	return readdirSync(folder)
		.filter((file) => file.startsWith(`${name}.`))
		.toSorted();
}

export function traceOf(file: string): string {
	return readFileSync(path.join(folder, file), 'utf8');
}

/** Skips a test that is named after a command of a Python program where Python is missing. */
export function requireInterpreter(context: TestContext): void {
	if (context.task.name.includes('.py')) requireTool(context, 'python3', 'runs a program of the fixtures');
}
