import type { CommandNode } from '../model/node.ts';
import type { Option } from '../model/surface.ts';
import type { ShellWord, Span } from '../../../shell/command.ts';
import type { UsedOption } from '../lock/usage.ts';
import type { Finding, FindingType } from './finding.ts';

/** Where the reading of one command stands. */
export interface Cursor {
	words: readonly ShellWord[];
	index: number;
	node: CommandNode;
	/** Index of the first word behind the subcommands. */
	commandEnd: number;
	operands: ShellWord[];
	findings: Finding[];
	/** The options that were known, as they are spelled. */
	used: UsedOption[];
	/** Options whose values a parser would have to look at: numbers, durations, enumerations, the untold. */
	typedValues: number;
	/** Set when words can't be told apart any more: the reason. */
	blocked: string | undefined;
	/** Nothing more is read: the rest belongs to another program. */
	done: boolean;
}

/** The part of a word's span that holds `text`, where the source shows it unquoted. */
export function spanOf(word: ShellWord, text: string): Span {
	const at = word.source.indexOf(text);
	if (at === -1) return word.span;
	return { start: word.span.start + at, end: word.span.start + at + text.length };
}

export interface FindingDetails {
	text: string;
	whole?: string;
	flag?: string;
	option?: Option;
	candidates?: readonly string[];
	unsure?: boolean;
}

export function report(cursor: Cursor, type: FindingType, word: ShellWord, details: FindingDetails): void {
	cursor.findings.push({
		type,
		node: cursor.node,
		word,
		span: spanOf(word, details.text),
		before: cursor.words.slice(cursor.commandEnd, cursor.words.indexOf(word)),
		after: cursor.words.slice(cursor.words.indexOf(word) + 1),
		candidates: [],
		...(cursor.operands.length > 0 && { behindOperand: true }),
		...details,
	});
}
