import type { Grammar, Operands, Option, Subcommand, Surface } from './surface.ts';

/** A tool or one of its subcommands with all that its witnesses say. */
export interface CommandNode {
	tool: string;
	path: readonly string[];
	surfaces: readonly Surface[];
	parent: CommandNode | undefined;
}

export function pathText(node: CommandNode): string {
	return [node.tool, ...node.path].join(' ');
}

function ownOption(node: CommandNode, name: string): Option | undefined {
	const found = node.surfaces.flatMap((surface) => surface.options.filter((option) => option.names.includes(name)));
	return found.find(({ generated }) => generated) ?? found.find(({ value }) => value !== 'unknown') ?? found[0];
}

/** Options of the commands above hold as well, but where a parser's own list says otherwise. */
function inherited(node: CommandNode): CommandNode | undefined {
	return exactSurface(node) ? undefined : node.parent;
}

/** The option of that exact spelling, of the node or of a command above it. */
export function findOption(node: CommandNode, name: string): Option | undefined {
	const above = inherited(node);
	return ownOption(node, name) ?? (above && findOption(above, name));
}

export function optionNames(node: CommandNode): string[] {
	const own = node.surfaces.flatMap((surface) => surface.options.flatMap((option) => option.names));
	const above = inherited(node);
	return [...new Set([...own, ...(above ? optionNames(above) : [])])];
}

export function commandsOf(node: CommandNode): Subcommand[] {
	return node.surfaces.flatMap((surface) => surface.commands);
}

export function findCommand(node: CommandNode, word: string): string | undefined {
	return commandsOf(node).find(({ name, aliases }) => name === word || aliases.includes(word))?.name;
}

export function grammarHas(node: CommandNode, feature: keyof Grammar): boolean {
	return node.surfaces.some((surface) => surface.grammar[feature]);
}

export function operandsOf(node: CommandNode): Operands | undefined {
	return node.surfaces.find((surface) => surface.operands !== undefined)?.operands;
}

/** The witness whose list of options is complete. */
export function exactSurface(node: CommandNode): Surface | undefined {
	return node.surfaces.find((surface) => surface.exact);
}

export function isMentioned(node: CommandNode, flag: string): boolean {
	const here = node.surfaces.some((surface) => surface.mentions.includes(flag));
	return here || (node.parent !== undefined && isMentioned(node.parent, flag));
}
