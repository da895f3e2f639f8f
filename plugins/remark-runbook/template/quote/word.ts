import type { PlaceOf } from './place.ts';

const tame = /^[A-Za-z0-9_./:@%+,-]+$/;
/** Control characters but newline: written as escapes, they are seen and survive a terminal. */
const control = /[^\P{Cc}\n\u0080-\u009f]/u;
const controls = /[^\P{Cc}\u0080-\u009f]|[\\'!]/gu;
const reserved = new Set(
	'if then else elif fi case esac for select while until do done in function time coproc'.split(' '),
);

/** Whether a value is the same with and without quotes, for any shell that reads it. */
export const isTame = (value: string) => tame.test(value);

/** A value as one shell word of its own, quoted only where it must be. */
export function shellWord(value: string): string {
	return isTame(value) && !reserved.has(value) ? value : quoteWord(value, false);
}

/** A value in quotes. `nested` is within double quotes further out, where `!` needs a backslash of its own. */
export function quoteWord(value: string, nested: boolean): string {
	return control.test(value) ? `$'${ansiC(value)}'` : `'${singleQuoted(value, nested)}'`;
}

function singleQuoted(value: string, nested: boolean): string {
	const quoted = value.replaceAll("'", String.raw`'\''`);
	return nested ? quoted.replaceAll('!', String.raw`'\!'`) : quoted;
}

function ansiC(value: string): string {
	return value.replaceAll(controls, (char) => {
		if (char === '\\' || char === "'") return `\\${char}`;
		if (char === '\n') return String.raw`\n`;
		return `\\${(char.codePointAt(0) ?? 0).toString(8).padStart(3, '0')}`;
	});
}

/** Whether text ends with an unescaped `$name`, which a letter or digit would make longer. */
export function endsWithVariable(text: string): boolean {
	const tail = /(\\*)\$[A-Za-z_][A-Za-z0-9_]*$/.exec(text.slice(text.lastIndexOf('\n') + 1));
	return tail?.[1] !== undefined && tail[1].length % 2 === 0;
}

export function quoteBare(value: string, place: PlaceOf<'bare'>): string {
	return canStandBare(value, place) ? value : quoteWord(value, place.context.nested === true);
}

function canStandBare(value: string, { context, before, after }: PlaceOf<'bare'>): boolean {
	if (!isTame(value) || !/^(?:[\s\w;|&)/:.,@%+=*?"'$}-]|\{\{|$)/.test(after) || endsWithVariable(before)) return false;
	if (!/(?:^|[\s\w;|&(<>)/:.,@%+="'{}*?-])$/.test(before.slice(-1))) return false;
	const line = before.slice(before.lastIndexOf('\n') + 1);
	if (/~[^/\s]*$/.test(line) || completesReservedWord(value, line, after)) return false;
	if (context.beside === 'braces') return /^[\w-]+$/.test(value);
	return context.beside !== 'pattern' || /^\w+$/.test(value);
}

function completesReservedWord(value: string, before: string, after: string): boolean {
	return reserved.has((/[a-z]*$/.exec(before)?.[0] ?? '') + value + (/^[a-z]*/.exec(after)?.[0] ?? ''));
}

export function quoteInDouble(value: string, { context, before, after }: PlaceOf<'double-quoted'>): string {
	const joins = endsWithVariable(before) && /^\w/.test(value + after);
	if (!joins && !control.test(value) && !/[$`"\\!]/.test(value)) return value;
	return `"${quoteWord(value, context.nested === true)}"`;
}

export function quoteInSingle(value: string, { context }: PlaceOf<'single-quoted'>): string {
	if (control.test(value)) return `'${quoteWord(value, false)}'`;
	return singleQuoted(value, context.nested === true);
}

/** An escape before the value that its first character would lengthen is ended by closing and opening the quotes. */
export function quoteInAnsiC(value: string, { before }: PlaceOf<'ansi-c-quoted'>): string {
	const unfinished = /\\(?:x[0-9a-f]?|[0-7]{1,2}|u[0-9a-f]{0,3})$|\\U[0-9a-f]{0,7}$/i.test(before.slice(-10));
	return (unfinished ? "'$'" : '') + ansiC(value);
}

export function quoteInComment(value: string): string {
	const line = value.replaceAll(/[^\P{Cc}\t\u0080-\u009f]+/gu, ' ');
	return /^[\w ./:@%+,=-]*$/.test(line) ? line : quoteWord(line, false);
}
