import type { CommandNode } from '../model/node.ts';
import type { Option } from '../model/surface.ts';
import type { ShellWord, Span } from '../../../shell/command.ts';

export type FindingType =
	| 'unknown-flag'
	| 'unknown-subcommand'
	| 'unknown-operand'
	| 'bad-value'
	| 'missing-value'
	| 'missing-argument'
	| 'extra-argument';

/** A part of a command that no surface knows: a suspicion, to be confirmed before anyone is accused. */
export interface Finding {
	type: FindingType;
	node: CommandNode;
	word: ShellWord;
	span: Span;
	/** The flag, subcommand or value in question. */
	text: string;
	/** Where `text` is a letter of a bundle: the whole word. */
	whole?: string;
	/** For values: the flag, and how it was joined. */
	flag?: string;
	option?: Option;
	/** The words between the command and this one. */
	before: readonly ShellWord[];
	/** Whether an operand stands before it. */
	behindOperand?: boolean;
	/** The words behind it, where they were read. */
	after?: readonly ShellWord[];
	candidates: readonly string[];
	/** Nothing speaks against the value but that its parser might: it is only asked. */
	unsure?: boolean;
	/** For missing operands: how many there are. */
	given?: number;
}
