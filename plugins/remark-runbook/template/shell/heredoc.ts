import { findPlaceholders, isEscaped } from '../scanText.ts';
import { heredocReader } from './evaluators.ts';
import { readDollar } from './expansions.ts';
import { enclosing, escape, push, record, recordSpan } from './lexer.ts';
import type { CommandsFrame, HeredocFrame, Lexer, PendingHeredoc } from './lexer.ts';
import { reportAt } from './problems.ts';

const operator = /<<(-?)(?:[ \t]|\\\n)*/y;
const delimiterWord = /(?:'[^']*'|"(?:\\[\s\S]|[^"\\])*"|\\[\s\S]|[^\s;&|()<>'"\\])+/y;

/** Reads `<<EOF`; the body follows after the line's end. */
export function readHeredocOperator(lexer: Lexer, frame: CommandsFrame): void {
	operator.lastIndex = lexer.position;
	const opened = operator.exec(lexer.text);
	delimiterWord.lastIndex = operator.lastIndex;
	const word = delimiterWord.exec(lexer.text)?.[0] ?? '';
	const start = lexer.position + (opened?.[0].length ?? 2);
	lexer.position = Math.min(start + word.length, lexer.end);
	for (const found of findPlaceholders(lexer.text, start, lexer.position, { type: 'text' }).placeholders) {
		reportAt(lexer, found.offset, found.name, found.length, 'delimiter');
	}
	frame.pending.push({
		delimiter: word.replaceAll(/\$?(['"])(.*?)\1|\\([\s\S])/g, '$2$3'),
		quoted: /['"\\]/.test(word),
		stripTabs: opened?.[1] === '-',
		nested: lexer.frames.some((outer) => outer.type === 'commands' && outer.substitution),
		words: frame.words,
	});
}

/** Turns to the bodies of the here-documents that the line before the position opened. */
export function enterHeredocs(lexer: Lexer, pending: PendingHeredoc[]): void {
	const frames: HeredocFrame[] = [];
	const outer = enclosing(lexer, 0);
	let start = lexer.position;
	for (const heredoc of pending.splice(0)) {
		const frame = { type: 'heredoc' as const, start, ...findEnd(lexer, heredoc, start), outerEnd: lexer.end };
		frames.push({ ...frame, context: { ...outer, ...contextOf(heredoc) } });
		start = frame.after;
	}
	for (const frame of frames.toReversed()) push(lexer, frame);
	if (frames[0]) lexer.end = frames[0].end;
}

function contextOf(heredoc: PendingHeredoc): HeredocFrame['context'] {
	const { delimiter, quoted, stripTabs } = heredoc;
	const evaluatedBy = heredocReader(heredoc.words);
	return {
		type: 'heredoc' as const,
		delimiter,
		quoted,
		stripTabs,
		...(evaluatedBy === undefined ? {} : { evaluatedBy }),
	};
}

/** Where a body ends and where its end mark's line does; bash joins continued lines of an unquoted one first. */
function findEnd(lexer: Lexer, heredoc: PendingHeredoc, start: number): { end: number; after: number } {
	const { text, end: limit } = lexer;
	const { delimiter, quoted, nested } = heredoc;
	for (let line = start; line < limit;) {
		const newline = endOfLine(text, line, limit, quoted);
		const source = quoted ? text.slice(line, newline) : text.slice(line, newline).replaceAll('\\\n', '');
		const content = heredoc.stripTabs ? source.replace(/^\t+/, '') : source;
		if (content === delimiter) return { end: line, after: Math.min(newline + 1, limit) };
		if (nested && content.startsWith(delimiter) && content.includes(')', delimiter.length)) {
			return { end: line, after: text.indexOf(delimiter, line) + delimiter.length };
		}
		line = newline + 1;
	}
	return { end: limit, after: limit };
}

function endOfLine(text: string, start: number, limit: number, quoted: boolean): number {
	let newline = text.indexOf('\n', start);
	if (!quoted) while (newline < limit && isEscaped(text, newline)) newline = text.indexOf('\n', newline + 1);
	return newline < 0 ? limit : Math.min(newline, limit);
}

/** A body: active in an unquoted here-document are only `\`, `$` and backticks. */
export function stepHeredoc(lexer: Lexer, frame: HeredocFrame): void {
	if (frame.context.quoted) {
		recordSpan(lexer, frame.end, frame.context);
		return;
	}
	if (record(lexer, frame.context)) return;
	const char = lexer.text[lexer.position];
	if (char === '\\') return escape(lexer);
	if (char === '$') return readDollar(lexer, true);
	if (char === '`') push(lexer, { type: 'backtick' });
	lexer.position += 1;
}

/** Leaves a body at its end, whatever is still open in it, and goes on after the end mark. */
export function leaveHeredoc(lexer: Lexer, frame: HeredocFrame): void {
	lexer.end = frame.outerEnd;
	lexer.position = frame.after;
	const next = lexer.frames.at(-1);
	if (next?.type === 'heredoc' && next.start >= frame.after) lexer.end = next.end;
}
