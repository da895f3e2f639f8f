import type { PlaceholderContext } from '../../schema/template.ts';
import { isEscaped } from '../scanText.ts';
import { readDollar } from './expansions.ts';
import { enclosing, escape, pop, push, record, recordSpan, type CommandsFrame, type Lexer } from './lexer.ts';
import { report, reportAt } from './problems.ts';

/** `'…'`. */
export function readSingleQuoted(lexer: Lexer, frame: CommandsFrame): void {
	const close = lexer.text.indexOf("'", lexer.position + 1);
	const end = close < 0 || close >= lexer.end ? lexer.end : close;
	lexer.position += 1;
	frame.wordPlaceholders.push(...recordSpan(lexer, end, { type: 'single-quoted', ...enclosing(lexer, 0) }));
	lexer.position = Math.min(end + 1, lexer.end);
}

/** `$'…'`, where a backslash escapes. */
export function readAnsiCQuoted(lexer: Lexer, frame: CommandsFrame): void {
	let end = lexer.position + 2;
	while (end < lexer.end && lexer.text[end] !== "'") end += lexer.text[end] === '\\' ? 2 : 1;
	end = Math.min(end, lexer.end);
	lexer.position += 2;
	for (const found of recordSpan(lexer, end, { type: 'ansi-c-quoted', ...enclosing(lexer, 0) })) {
		const control = lexer.text[found.offset - 1] === 'c' && isEscaped(lexer.text, found.offset - 1);
		if (!control) frame.wordPlaceholders.push(found);
		else {
			lexer.placeholders.splice(lexer.placeholders.indexOf(found), 1);
			reportAt(lexer, found.offset, found.name, found.length, 'control');
		}
	}
	lexer.position = Math.min(end + 1, lexer.end);
}

/** `"…"`: what a value may be depends on what the string stands in. */
export function stepDouble(lexer: Lexer): void {
	const outer = lexer.frames.at(-2);
	if (outer?.type === 'parameter' && report(lexer, 'parameter')) return;
	const context: PlaceholderContext =
		outer?.type === 'arithmetic' ? { type: 'arithmetic' } : { type: 'double-quoted', ...enclosing(lexer, 1) };
	const found = record(lexer, context);
	if (found) {
		if (outer?.type === 'commands') outer.wordPlaceholders.push(found);
		return;
	}
	const char = lexer.text[lexer.position];
	if (char === '\\') return escape(lexer);
	if (char === '$') return readDollar(lexer, true);
	if (char === '`') push(lexer, { type: 'backtick' });
	else if (char === '"') pop(lexer);
	lexer.position += 1;
}
