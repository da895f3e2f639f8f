import type { Grammar, Option } from '../model/surface.ts';
import type { CommandNode } from '../model/node.ts';
import { pathText } from '../model/node.ts';

/** An option as a document spells it, at the command that it stands behind. */
export interface UsedOption {
	node: CommandNode;
	name: string;
	option: Pick<Option, 'value' | 'words' | 'terminal'>;
}

/** What one command of a document uses of a tool. */
export interface Usage {
	tool: string;
	version: string | undefined;
	commands: { name: string; grammar: (keyof Grammar)[] }[];
	options: { command: string; name: string; option: UsedOption['option'] }[];
	/** What is used, and neither locked nor to be asked here: `git log --graph`. */
	unlocked?: string;
}

export type RecordUsage = (usage: Usage) => void;

const features: readonly (keyof Grammar)[] = [
	'abbreviations',
	'commandFirst',
	'dashAgnostic',
	'nodeSpellings',
	'singleDash',
	'stopsAtOperand',
];

function chainOf(node: CommandNode): CommandNode[] {
	return node.parent ? [...chainOf(node.parent), node] : [node];
}

function grammarOf({ surfaces }: CommandNode): (keyof Grammar)[] {
	return features.filter((feature) => surfaces.some(({ grammar }) => grammar[feature]));
}

export function usageOf(node: CommandNode, version: string | undefined, used: readonly UsedOption[]): Usage {
	return {
		tool: node.tool,
		version,
		commands: chainOf(node).map((one) => ({ name: pathText(one), grammar: grammarOf(one) })),
		options: used.map(({ node: behind, name, option }) => ({ command: pathText(behind), name, option })),
	};
}
