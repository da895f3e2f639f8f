import * as z from 'zod';
import type { Adapter, Tool } from '../adapters/adapter.ts';
import type { CommandNode } from './node.ts';
import { surfaceSchema } from './surface.ts';

const loaded = new WeakMap<Tool['memo'], Map<string, Promise<CommandNode>>>();

const keyOf = ({ name }: Adapter, path: readonly string[]): string => `surface ${name} ${JSON.stringify(path)}`;

/** Whether a tool ran out of time when it was asked for a command or one above it: what is missing there proves nothing. */
export function isHalfHeard({ memo }: Tool, adapter: Adapter, { path }: CommandNode): boolean {
	return [...path, ''].some((_, length) => memo.isFleeting(keyOf(adapter, path.slice(0, length))));
}

async function create(
	tool: Tool,
	adapter: Adapter,
	parent: CommandNode | undefined,
	path: readonly string[],
): Promise<CommandNode> {
	const key = keyOf(adapter, path);
	const produce = (): ReturnType<Adapter['describe']> => adapter.describe(tool, path, parent);
	const surfaces = await tool.memo.get(key, z.array(surfaceSchema), produce);
	return { tool: tool.executable.name, path, surfaces, parent };
}

/** The node of a command path, from the cache or by asking the tool. */
export function loadNode(
	tool: Tool,
	adapter: Adapter,
	parent: CommandNode | undefined,
	path: readonly string[],
): Promise<CommandNode> {
	const nodes = loaded.get(tool.memo) ?? new Map<string, Promise<CommandNode>>();
	loaded.set(tool.memo, nodes);
	const key = JSON.stringify(path);
	const node = nodes.get(key) ?? create(tool, adapter, parent, path);
	nodes.set(key, node);
	return node;
}
