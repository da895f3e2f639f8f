import type { Placeholder, PlaceholderContext } from '../../schema/template.ts';
import { findPlaceholders, placeholderAt, type TemplateProblem } from '../scanText.ts';

/** How far a `case` command is read. */
type CaseStage = 'subject' | 'in' | 'pattern' | 'body';

/** Commands up to a closing parenthesis, or words only: of an array, a pattern list or `[[ … ]]`. */
export interface CommandsFrame {
	type: 'commands';
	grammar: 'commands' | 'list' | 'conditional';
	closer: ')' | ']]' | '';
	/** `$(…)` or `<(…)`, not a subshell. */
	substitution: boolean;
	/** Where the word at hand starts, and what of it matters for quoting. */
	wordStart: number | undefined;
	plain: boolean;
	beside: 'braces' | 'pattern' | undefined;
	wordPlaceholders: Placeholder[];
	previousPlaceholders: Placeholder[];
	/** Whether the next word can be a keyword, an assignment or a command's name. */
	stage: 'start' | 'arguments';
	/** Plain words of the command so far; an empty text stands for a word with quotes or expansions. */
	words: string[];
	redirect: boolean;
	/** The words are part of a regular expression. */
	pattern: boolean;
	/** The next word is an operand of `-eq` and the like. */
	arithmetic: boolean;
	cases: CaseStage[];
	/** Here-documents whose bodies follow the next newline; a subshell shares the list of what it stands in. */
	pending: PendingHeredoc[];
}

export interface PendingHeredoc {
	delimiter: string;
	quoted: boolean;
	stripTabs: boolean;
	/** Whether it stands in `$(…)`, where bash also takes `EOF …)` for the end. */
	nested: boolean;
	words: string[];
}

export interface HeredocFrame {
	type: 'heredoc';
	start: number;
	end: number;
	/** The offset after the line with the end mark. */
	after: number;
	outerEnd: number;
	context: Extract<PlaceholderContext, { type: 'heredoc' }>;
}

type ShellPlace = Extract<PlaceholderContext, { type: 'bare' }>;

export type Frame =
	| CommandsFrame
	| HeredocFrame
	| { type: 'double' }
	| { type: 'parameter'; quoted: boolean }
	| { type: 'arithmetic'; opener: '(' | '['; closer: '))' | ']'; depth: number }
	| { type: 'backtick' };

/** State of one pass over a shell text. Frames are the constructs that enclose the position, innermost last. */
export interface Lexer {
	readonly text: string;
	position: number;
	/** No construct reaches past this offset: the end of the text or of the here-document at hand. */
	end: number;
	frames: Frame[];
	doubleQuotes: number;
	heredocs: number;
	placeholders: Placeholder[];
	escapes: number[];
	problems: TemplateProblem[];
}

export function commandsFrame(part: Partial<CommandsFrame>): CommandsFrame {
	return {
		type: 'commands',
		grammar: 'commands',
		closer: '',
		substitution: false,
		wordStart: undefined,
		plain: true,
		beside: undefined,
		wordPlaceholders: [],
		previousPlaceholders: [],
		stage: 'start',
		words: [],
		redirect: false,
		pattern: false,
		arithmetic: false,
		cases: [],
		pending: [],
		...part,
	};
}

export function push(lexer: Lexer, frame: Frame): void {
	if (frame.type === 'double') lexer.doubleQuotes += 1;
	if (frame.type === 'heredoc') lexer.heredocs += 1;
	lexer.frames.push(frame);
}

export function pop(lexer: Lexer): void {
	const frame = lexer.frames.pop();
	if (frame?.type === 'double') lexer.doubleQuotes -= 1;
	if (frame?.type === 'heredoc') lexer.heredocs -= 1;
}

/** What encloses the position: double quotes but the innermost `quotes` of them, and the bodies of here-documents. */
export function enclosing(lexer: Lexer, quotes: 0 | 1): Pick<ShellPlace, 'nested' | 'within'> {
	const bodies = lexer.heredocs > 0 ? lexer.frames.filter((frame) => frame.type === 'heredoc') : [];
	const within = bodies.filter(({ start }) => start <= lexer.position).map(({ context }) => context);
	return {
		...(lexer.doubleQuotes > quotes ? { nested: true as const } : {}),
		...(within.length > 0 ? { within: within.map(({ delimiter, stripTabs }) => ({ delimiter, stripTabs })) } : {}),
	};
}

/** Records the placeholder at the position with its context and moves on; says which it was. */
export function record(lexer: Lexer, context: PlaceholderContext): Placeholder | undefined {
	const found = placeholderAt(lexer.text, lexer.position);
	if (!found) return undefined;
	const placeholder = { ...found, offset: lexer.position, context };
	lexer.placeholders.push(placeholder);
	lexer.position += found.length;
	return placeholder;
}

/** Records the placeholders of a span without syntax of its own, such as single quotes, and moves to its end. */
export function recordSpan(lexer: Lexer, end: number, context: PlaceholderContext): Placeholder[] {
	const found = findPlaceholders(lexer.text, lexer.position, end, context);
	for (const placeholder of found.placeholders) lexer.placeholders.push(placeholder);
	for (const offset of found.escapes) lexer.escapes.push(offset);
	lexer.position = end;
	return found.placeholders;
}

/** Reads a backslash and what it escapes; before `{{name}}` it belongs to the template. */
export function escape(lexer: Lexer): void {
	const escaped = placeholderAt(lexer.text, lexer.position + 1);
	if (escaped) lexer.escapes.push(lexer.position);
	lexer.position += 1 + (escaped?.length ?? 1);
}
