import { endsHeredoc } from './line.ts';
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
	return isTame(value) && !reserved.has(value) ? value : quoteWord(value, {});
}

/** Where the character at an offset of a value stands once the value is a shell word. */
export function shellWordOffset(value: string, offset: number): number {
	const word = shellWord(value);
	if (word === value) return offset;
	const before = value.slice(0, offset);
	return word.startsWith('$') ? 2 + ansiC(before).length : 1 + singleQuoted(before, false).length;
}

/** A value in quotes, for a place in which it may be enclosed further out. */
function quoteWord(value: string, place: Partial<Enclosure>): string {
	return needsEscapes(value, place) ? `$'${ansiC(value)}'` : `'${singleQuoted(value, place.nested === true)}'`;
}

type Enclosure = Pick<PlaceOf<'bare'>['context'], 'nested' | 'within'>;

/** A line that starts with `^` is a history expansion for an interactive shell, whatever quotes are open. */
function needsEscapes(value: string, { nested, within }: Partial<Enclosure>): boolean {
	if (control.test(value) || value.includes('\n^')) return true;
	return (nested === true || within !== undefined) && value.includes('\n');
}

/** Whether a value without quotes of its own would start a line with `^`, or be the end of a here-document. */
function makesLine(
	value: string,
	place: PlaceOf<'bare' | 'double-quoted' | 'single-quoted' | 'ansi-c-quoted'>,
): boolean {
	if (value.startsWith('^') && place.before.endsWith('\n')) return true;
	return endsHeredoc(value, place, place.context.within ?? []);
}

function singleQuoted(value: string, nested: boolean): string {
	const quoted = value.replaceAll("'", String.raw`'\''`);
	return nested ? quoted.replaceAll('!', String.raw`'\!'`) : quoted;
}

function ansiC(value: string): string {
	return value.replaceAll(controls, (char) => {
		if (char === '\\' || char === "'") return `\\${char}`;
		const short = { '\n': String.raw`\n`, '\r': String.raw`\r`, '\t': String.raw`\t` }[char];
		if (short !== undefined) return short;
		return `\\${(char.codePointAt(0) ?? 0).toString(8).padStart(3, '0')}`;
	});
}

/** Whether text ends with an unescaped `$name`, which a letter or digit would make longer. */
export function endsWithVariable(text: string): boolean {
	const tail = /(\\*)\$[A-Za-z_][A-Za-z0-9_]*$/.exec(text.slice(text.lastIndexOf('\n') + 1));
	return tail?.[1] !== undefined && tail[1].length % 2 === 0;
}

export function quoteBare(value: string, place: PlaceOf<'bare'>): string {
	return canStandBare(value, place) ? value : quoteWord(value, place.context);
}

function canStandBare(value: string, place: PlaceOf<'bare'>): boolean {
	const { context, before, after } = place;
	if (!isTame(value) || !/^(?:[\s\w;|&)/:.,@%+=*?"'$}-]|\{\{|$)/.test(after) || endsWithVariable(before)) return false;
	if (!/(?:^|[\s\w;|&(<>)/:.,@%+="'{}*?-])$/.test(before.slice(-1))) return false;
	const line = before.slice(before.lastIndexOf('\n') + 1);
	if (/~[^/\s]*$/.test(line) || completesReservedWord(value, line, after) || makesLine(value, place)) return false;
	if (context.beside === 'braces') return /^[\w-]+$/.test(value);
	return context.beside !== 'pattern' || /^\w+$/.test(value);
}

function completesReservedWord(value: string, before: string, after: string): boolean {
	return reserved.has((/[a-z]*$/.exec(before)?.[0] ?? '') + value + (/^[a-z]*/.exec(after)?.[0] ?? ''));
}

export function quoteInDouble(value: string, place: PlaceOf<'double-quoted'>): string {
	const joins = endsWithVariable(place.before) && /^\w/.test(value + place.after);
	const active = joins || /[$`"\\!]/.test(value) || needsEscapes(value, place.context) || makesLine(value, place);
	return active ? `"${quoteWord(value, place.context)}"` : value;
}

export function quoteInSingle(value: string, place: PlaceOf<'single-quoted'>): string {
	const active = needsEscapes(value, place.context) || makesLine(value, place);
	return active ? `'${quoteWord(value, place.context)}'` : singleQuoted(value, place.context.nested === true);
}

/** An escape before the value that its first character would lengthen is ended by closing and opening the quotes. */
export function quoteInAnsiC(value: string, place: PlaceOf<'ansi-c-quoted'>): string {
	const unfinished = /\\(?:x[0-9a-f]?|[0-7]{1,2}|u[0-9a-f]{0,3})$|\\U[0-9a-f]{0,7}$/i.test(place.before.slice(-10));
	const text = ansiC(value);
	return (unfinished || makesLine(text, place) ? "'$'" : '') + text;
}

export function quoteInComment(value: string): string {
	const line = value.replaceAll(/[^\P{Cc}\t\u0080-\u009f]+/gu, ' ');
	return /^[\w ./:@%+,=-]*$/.test(line) ? line : quoteWord(line, {});
}
