import { endsArithmetic, readDollar } from './expansions.ts';
import { enterHeredocs, readHeredocOperator } from './heredoc.ts';
import {
	commandsFrame,
	enclosing,
	escape,
	pop,
	push,
	record,
	recordSpan,
	type CommandsFrame,
	type Lexer,
} from './lexer.ts';
import { readAnsiCQuoted, readSingleQuoted } from './quotes.ts';
import { besideOf, endCommand, endWord, startWord } from './words.ts';

type Action = (lexer: Lexer, frame: CommandsFrame) => void;

/** Reads one token, or one character of a word, outside of quotes. */
export function stepCommands(lexer: Lexer, frame: CommandsFrame): void {
	const start = lexer.position;
	const beside = frame.wordStart === undefined ? besideOf(frame) : frame.beside;
	const found = record(lexer, { type: 'bare', ...(beside ? { beside } : {}), ...enclosing(lexer, 0) });
	if (!found) return (actions[lexer.text[start] ?? ''] ?? readLiteral)(lexer, frame);
	lexer.position = start;
	startWord(lexer, frame);
	lexer.position = start + found.length;
	frame.wordPlaceholders.push(found);
}

const readLiteral: Action = (lexer, frame) => {
	startWord(lexer, frame);
	lexer.position += 1;
};

/** What starts a quoted or expanded part of a word. */
const inWord =
	(read: Action): Action =>
	(lexer, frame) => {
		startWord(lexer, frame);
		frame.plain = false;
		read(lexer, frame);
	};

const mark =
	(beside: 'braces' | 'pattern'): Action =>
	(lexer, frame) => {
		startWord(lexer, frame);
		if (frame.beside !== 'pattern') frame.beside = beside;
		lexer.position += 1;
	};

const readBlank: Action = (lexer, frame) => {
	endWord(lexer, frame);
	lexer.position += 1;
};

const readNewline: Action = (lexer, frame) => {
	if (frame.grammar === 'commands') endCommand(lexer, frame);
	else endWord(lexer, frame);
	lexer.position += 1;
	if (frame.pending.length > 0) enterHeredocs(lexer, frame.pending);
};

const readComment: Action = (lexer, frame) => {
	if (frame.wordStart !== undefined) return readLiteral(lexer, frame);
	const newline = lexer.text.indexOf('\n', lexer.position);
	recordSpan(lexer, newline < 0 ? lexer.end : Math.min(newline, lexer.end), { type: 'comment' });
};

const readBackslash: Action = (lexer, frame) => {
	if (lexer.text[lexer.position + 1] === '\n') lexer.position += 2;
	else inWord(escape)(lexer, frame);
};

const readDollarWord: Action = (lexer, frame) => {
	const next = lexer.text[lexer.position + 1];
	if (next === "'") return readAnsiCQuoted(lexer, frame);
	if (next !== '"') return readDollar(lexer, false);
	push(lexer, { type: 'double' });
	lexer.position += 2;
};

const readOpening =
	(type: 'double' | 'backtick'): Action =>
	(lexer) => {
		push(lexer, { type });
		lexer.position += 1;
	};

/** `;`, `&`, `|` and what they are doubled to. */
const readSeparator: Action = (lexer, frame) => {
	if (frame.grammar !== 'commands') return readBlank(lexer, frame);
	endCommand(lexer, frame);
	const separator = /;;&|;;|;&|&&|\|\||&>>?|\|&|[;&|]/y;
	separator.lastIndex = lexer.position;
	const [source = ''] = separator.exec(lexer.text) ?? [];
	lexer.position += source.length || 1;
	if (source.startsWith('&>')) frame.redirect = true;
	if (/^;[;&]/.test(source) && frame.cases.at(-1) === 'body') frame.cases.splice(-1, 1, 'pattern');
};

const readOpenParenthesis: Action = (lexer, frame) => {
	const { text, position } = lexer;
	const word = frame.wordStart === undefined ? '' : text.slice(frame.wordStart, position);
	if (frame.grammar === 'commands' && word === '' && frame.cases.at(-1) === 'pattern') {
		lexer.position += 1;
	} else if (
		frame.grammar === 'commands' &&
		word === '' &&
		text[position + 1] === '(' &&
		endsArithmetic(lexer, position + 2)
	) {
		push(lexer, { type: 'arithmetic', opener: '(', closer: '))', depth: 0 });
		lexer.position += 2;
	} else if (frame.grammar !== 'commands' || /[=?*+@!]$/.test(word)) {
		startWord(lexer, frame);
		frame.plain = false;
		push(lexer, commandsFrame({ grammar: 'list', closer: ')', pattern: frame.pattern, pending: frame.pending }));
		lexer.position += 1;
	} else readSubshell(lexer, frame);
};

/** `( … )`, or the `()` of a function's definition. */
const readSubshell: Action = (lexer, frame) => {
	endCommand(lexer, frame);
	if (/^\([ \t]*\)/.test(lexer.text.slice(lexer.position, lexer.position + 8))) {
		lexer.position = lexer.text.indexOf(')', lexer.position) + 1;
		return;
	}
	frame.stage = 'arguments';
	push(lexer, commandsFrame({ closer: ')', pending: frame.pending }));
	lexer.position += 1;
};

const readCloseParenthesis: Action = (lexer, frame) => {
	endWord(lexer, frame);
	lexer.position += 1;
	if (frame.grammar === 'commands' && frame.cases.at(-1) === 'pattern') {
		frame.cases.splice(-1, 1, 'body');
		endCommand(lexer, frame);
	} else if (frame.closer === ')') closeCommands(lexer, frame);
};

/** A here-document that is still open at the end of a substitution goes on in the line outside. */
const closeCommands: Action = (lexer, frame) => {
	pop(lexer);
	const outer = lexer.frames.findLast((candidate) => candidate.type === 'commands');
	if (frame.substitution) outer?.pending.push(...frame.pending);
};

const readAngle: Action = (lexer, frame) => {
	if (frame.grammar === 'conditional') return readBlank(lexer, frame);
	const { text, position } = lexer;
	if (text[position + 1] === '(') {
		inWord(() => push(lexer, commandsFrame({ closer: ')', substitution: true })))(lexer, frame);
		lexer.position += 2;
		return;
	}
	const word = frame.wordStart === undefined ? '' : text.slice(frame.wordStart, position);
	if (/^(?:\d+|\{\w+\})$/.test(word)) frame.wordStart = undefined;
	else endWord(lexer, frame);
	if (text.startsWith('<<', position) && text[position + 2] !== '<') return readHeredocOperator(lexer, frame);
	const redirect = /<<<|<&|<>|>&|>>|>\||[<>]/y;
	redirect.lastIndex = position;
	lexer.position += redirect.exec(text)?.[0].length ?? 1;
	frame.redirect = true;
};

/** A subscript that is assigned to: `name[…]=`, in an array also `[…]=`. */
const readBracket: Action = (lexer, frame) => {
	const word = frame.wordStart === undefined ? '' : lexer.text.slice(frame.wordStart, lexer.position);
	const name = frame.grammar === 'list' ? word === '' : frame.stage === 'start' && /^[A-Za-z_]\w*$/.test(word);
	const subscript = /\[[^\n]*?\]\+?=/y;
	subscript.lastIndex = lexer.position;
	if (!name || frame.grammar === 'conditional' || !subscript.test(lexer.text)) return mark('pattern')(lexer, frame);
	startWord(lexer, frame);
	push(lexer, { type: 'arithmetic', opener: '[', closer: ']', depth: 0 });
	lexer.position += 1;
};

const actions: Record<string, Action> = {
	' ': readBlank,
	'\t': readBlank,
	'\n': readNewline,
	'#': readComment,
	'\\': readBackslash,
	"'": inWord(readSingleQuoted),
	'"': inWord(readOpening('double')),
	'`': inWord(readOpening('backtick')),
	$: inWord(readDollarWord),
	';': readSeparator,
	'&': readSeparator,
	'|': readSeparator,
	'(': readOpenParenthesis,
	')': readCloseParenthesis,
	'<': readAngle,
	'>': readAngle,
	'[': readBracket,
	'{': mark('braces'),
};
