import * as z from 'zod';
import type { Tool } from '../adapters/adapter.ts';
import { outputOf } from '../help/probeHelp.ts';

/** The version that a package manager recorded, else the first one in the answer to `--version`. */
export async function versionOf(tool: Tool): Promise<string | undefined> {
	if (tool.version !== undefined || !tool.sandboxed) return tool.version;
	const told = await tool.memo.get('told version', z.string().nullable(), async () => {
		const output = outputOf(await tool.ask(['--version']));
		return /\bv?(\d+\.\d+[\w.+-]*)/.exec(output)?.[1] ?? null;
	});
	return told ?? undefined;
}
