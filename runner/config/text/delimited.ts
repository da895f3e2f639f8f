import type { TextEdit } from '../contract.ts';
import { indentOf, lineEnd, lineEnding, nextLine, startsLine, lineStart } from './lines.ts';

/** A list or map in brackets with commas between its items, as JSON, TOML and YAML have. */
export interface Delimited {
	/** Offset behind the opening bracket, and of the closing one. */
	open: number;
	close: number;
	items: readonly { start: number; end: number }[];
}

interface Style {
	/** Matches one comment at its start; formats differ. */
	comment: RegExp;
	/** One level of indent, for an item in brackets that were empty. */
	step: string;
	/** What stands between brackets and items on one line: nothing, or a blank. */
	padding: string;
	/** Whether items in brackets that were empty get lines of their own. */
	spread: boolean;
}

/** Puts an item before the one at `index`, or at the end; `render` is given the indent that its further lines need. */
export function insertItem(
	text: string,
	list: Delimited,
	index: number,
	render: (indent: string) => string,
	style: Style,
): TextEdit[] {
	const before = list.items[index];
	const last = list.items.at(-1);
	if (!last) return [fillEmpty(text, list, render, style)];
	const ownLine = before ? startsLine(text, before.start) : startsLine(text, last.start);
	const indent = indentOf(text, (before ?? last).start);
	const ending = lineEnding(text);
	if (before) {
		const between = ownLine ? `,${ending}${indent}` : ', ';
		return [insertAt(before.start, render(indent) + between)];
	}
	if (!ownLine) return [insertAt(last.end, `, ${render(indent)}`)];
	const comma = commaAfter(text, last.end, list.close, style);
	const lineOfLast = comma === undefined ? last.end : comma + 1;
	const rest = endOfTrailing(text, lineOfLast, style);
	if (rest >= list.close) return [insertAt(last.end, `,${ending}${indent}${render(indent)}`)];
	const item = `${ending}${indent}${render(indent)}`;
	return comma === undefined ? joined(last.end, rest, item) : [insertAt(rest, `${item},`)];
}

/** Takes an item away with its comma, and with its lines where they hold nothing else. */
export function removeItem(text: string, list: Delimited, index: number, style: Style): TextEdit[] {
	const item = list.items[index];
	if (!item) return [];
	const next = list.items[index + 1];
	const previous = list.items[index - 1];
	const comma = commaAfter(text, item.end, list.close, style);
	const end = comma === undefined ? item.end : comma + 1;
	const trailing = endOfTrailing(text, end, style);
	const alone = startsLine(text, item.start) && trailing === lineEnd(text, trailing) && trailing < list.close;
	const edits: TextEdit[] = [];
	if (!next && previous && comma === undefined) {
		const own = commaAfter(text, previous.end, list.close, style);
		if (own !== undefined && !alone) return [{ start: own, end: item.end, text: '' }];
		if (own !== undefined) edits.push({ start: own, end: own + 1, text: '' });
	}
	if (alone) edits.push({ start: lineStart(text, item.start), end: nextLine(text, trailing), text: '' });
	else if (next) edits.push({ start: item.start, end: next.start, text: '' });
	else if (previous) edits.push({ start: previous.end, end: comma === undefined ? item.end : comma, text: '' });
	else edits.push({ start: item.start, end, text: '' });
	return edits;
}

function fillEmpty(
	text: string,
	{ open, close }: Delimited,
	render: (indent: string) => string,
	{ step, padding, spread }: Style,
): TextEdit {
	const blank = /^\s*$/.test(text.slice(open, close));
	const indent = indentOf(text, open);
	const ending = lineEnding(text);
	if (!blank) return insertAt(open, `${ending}${indent}${step}${render(indent + step)}`);
	if (!spread && !text.slice(open, close).includes('\n'))
		return { start: open, end: close, text: padding + render(indent) + padding };
	return { start: open, end: close, text: `${ending}${indent}${step}${render(indent + step)}${ending}${indent}` };
}

/** A comma behind an item and lines behind its comment: one edit where both are at the same place. */
function joined(end: number, rest: number, item: string): TextEdit[] {
	return end === rest ? [insertAt(end, `,${item}`)] : [insertAt(end, ','), insertAt(rest, item)];
}

/** Offset of the comma behind an item, over blanks and comments. */
function commaAfter(text: string, offset: number, close: number, { comment }: Style): number | undefined {
	let position = offset;
	while (position < close) {
		const rest = text.slice(position, close);
		const skipped = /^\s+/.exec(rest)?.[0].length ?? comment.exec(rest)?.[0].length;
		if (skipped === undefined) return rest.startsWith(',') ? position : undefined;
		position += skipped;
	}
	return undefined;
}

/** The end of the blanks and comments that follow in the same line. */
function endOfTrailing(text: string, offset: number, { comment }: Style): number {
	const end = lineEnd(text, offset);
	let position = offset;
	while (position < end) {
		const rest = text.slice(position, end);
		const skipped = /^[ \t]+/.exec(rest)?.[0].length ?? comment.exec(rest)?.[0].length;
		if (skipped === undefined) return position;
		position += skipped;
	}
	return position;
}

function insertAt(offset: number, text: string): TextEdit {
	return { start: offset, end: offset, text };
}
