import * as z from 'zod';
import type { Adapter, Tool } from '../adapters/adapter.ts';
import type { CommandNode } from './node.ts';
import { surfaceSchema } from './surface.ts';

/** The node of a command path, from the cache or by asking the tool. */
export async function loadNode(
	tool: Tool,
	adapter: Adapter,
	parent: CommandNode | undefined,
	path: readonly string[],
): Promise<CommandNode> {
	const key = `surface ${adapter.name} ${JSON.stringify(path)}`;
	const produce = (): ReturnType<Adapter['describe']> => adapter.describe(tool, path, parent);
	const surfaces = await tool.memo.get(key, z.array(surfaceSchema), produce);
	return { tool: tool.executable.name, path, surfaces, parent };
}
