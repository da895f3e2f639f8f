import type { CommandNode } from '../model/node.ts';
import { plainGrammar, type Option, type Surface } from '../model/surface.ts';
import type { LockedCommand, LockedOption, LockedTool } from './schema.ts';

function optionOf(name: string, locked: LockedOption): Option {
	const { value, words, terminal } = typeof locked === 'string' ? { value: locked } : locked;
	return { names: [name], value, ...(words && { words }), ...(terminal && { terminal }) };
}

function childrenOf({ commands }: LockedTool, name: string): string[] {
	const inside = Object.keys(commands).filter((other) => other.startsWith(`${name} `));
	return inside.map((other) => other.slice(name.length + 1)).filter((rest) => !rest.includes(' '));
}

function surfaceOf(tool: LockedTool, name: string, { grammar = [], options = {} }: LockedCommand): Surface {
	const features = Object.fromEntries(grammar.map((feature) => [feature, true]));
	return {
		layer: 'lock',
		exact: false,
		options: Object.entries(options).map(([spelling, locked]) => optionOf(spelling, locked)),
		commands: childrenOf(tool, name).map((child) => ({ name: child, aliases: [] })),
		commandsExact: false,
		grammar: { ...plainGrammar, ...features },
		mentions: [],
		text: name,
		probe: [],
	};
}

/** A command as the lock file knows it. */
export function lockedNode(
	tool: LockedTool,
	name: string,
	path: readonly string[],
	parent: CommandNode | undefined,
): CommandNode {
	const whole = [name, ...path].join(' ');
	return { tool: name, path, parent, surfaces: [surfaceOf(tool, whole, tool.commands[whole] ?? {})] };
}
