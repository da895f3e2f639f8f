import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import type { TestContext } from 'vitest';

/** The absolute path of an executable on PATH; undefined where there is none. */
export function findTool(name: string): string | undefined {
	const directories = (process.env['PATH'] ?? '').split(path.delimiter).filter(Boolean);
	return directories.map((directory) => path.join(directory, name)).find(isExecutable);
}

/**
 * Path of a tool that a test needs. Where it is missing the test is skipped with the reason; in CI it fails.
 * Call it first in a test or in `beforeEach`: `requireTool(context, 'chromium', 'clicks the copy buttons')`.
 */
export function requireTool(context: TestContext, name: string, why: string): string {
	const found = findTool(name);
	if (found !== undefined) return found;
	const reason = `${name} is not on PATH; this test ${why}`;
	if (process.env['CI']) throw new Error(`${reason}. In CI every tool must be there.`);
	return context.skip(reason);
}

function isExecutable(file: string): boolean {
	try {
		accessSync(file, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}
