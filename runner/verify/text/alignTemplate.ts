import type { Template } from '../../../plugins/remark-runbook/language.ts';

/**
 * Maps offsets of a filled template to offsets of the template as written.
 * Offsets inside a value map to the start of its placeholder.
 */
export function alignTemplate(template: Template, filled: string): (offset: number) => number {
	const anchors: { from: number; to: number }[] = [];
	let position = 0;
	for (const { text, start } of literals(template)) {
		const found = filled.indexOf(text, position);
		const from = found === -1 ? position : found;
		anchors.push({ from, to: start });
		position = from + text.length;
	}
	return (offset) => {
		const index = anchors.findLastIndex(({ from }) => from <= offset);
		const anchor = anchors[index] ?? { from: 0, to: 0 };
		const next = anchors[index + 1];
		const mapped = anchor.to + (offset - anchor.from);
		return next ? Math.min(mapped, next.to) : Math.min(mapped, template.text.length);
	};
}

/** The stretches of a template that are copied as they are; the backslashes of escapes are not. */
function literals({ text, placeholders, escapes = [] }: Template): { text: string; start: number }[] {
	const cuts = [
		...placeholders.map(({ offset, length }) => ({ start: offset, end: offset + length })),
		...escapes.map((offset) => ({ start: offset, end: offset + 1 })),
	].toSorted((a, b) => a.start - b.start);
	const stretches: { text: string; start: number }[] = [];
	let start = 0;
	for (const cut of [...cuts, { start: text.length, end: text.length }]) {
		if (cut.start > start) stretches.push({ text: text.slice(start, cut.start), start });
		start = cut.end;
	}
	return stretches;
}
