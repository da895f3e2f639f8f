import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import type { TestContext } from 'vitest';
import { requireTool } from './requireTool.ts';

const run = promisify(execFile);
const engine = path.resolve(import.meta.dirname, '../systems/shared/engine');
const socket = path.join(
	process.env['RUNBOOK_ENGINE_DIRECTORY'] ?? `/tmp/runbook-engine-${process.getuid?.() ?? 0}`,
	'docker.sock',
);

/** Environment in which `docker` reaches an engine: one that answers, else one started for the tests. Skips where there is none. */
export async function requireEngine(context: TestContext, why: string): Promise<Record<string, string>> {
	requireTool(context, 'docker', why);
	try {
		const { stdout } = await run(engine, ['start']);
		const host = stdout.trim();
		return host === '' ? {} : { DOCKER_HOST: host };
	} catch (error) {
		const reason = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : String(error);
		if (process.env['CI']) throw new Error(`${reason}; this test ${why}`, { cause: error });
		return context.skip(`${reason}; this test ${why}`);
	}
}

/** Ends the engine that tests of this run started; one that was there before stays. */
export default function stopEngineAtTheEnd(): (() => Promise<void>) | undefined {
	if (existsSync(socket)) return undefined;
	return async () => {
		if (existsSync(socket)) await run(engine, ['stop']);
	};
}
