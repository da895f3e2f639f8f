import type { Filled } from '../../plugins/remark-runbook/filling.ts';
import type { ShownText, TextMark } from '../../plugins/remark-runbook/index.ts';
import { openMarks } from './openMarks.ts';

/** A text with where values stand in it. */
export type MarkedText = Pick<Filled, 'text' | 'insertions'>;

/** How a text is shown that was built as `built` and is `now`, where these names have no value. */
export function fillMarks(built: MarkedText, now: MarkedText, names: readonly string[]): ShownText {
	const before = marksOf(built, names);
	const marks = marksOf(now, names);
	const isSame = before.length === marks.length && literals(built.text, before) === literals(now.text, marks);
	if (!isSame) return { base: now.text, marks };
	const placed = before.map(({ start, end }, index) => ({ ...(marks[index] as TextMark), start, end }));
	return { base: built.text, marks: placed };
}

function marksOf({ text, insertions }: MarkedText, names: readonly string[]): TextMark[] {
	const filled = insertions
		.filter(({ start, end }) => end > start)
		.map(({ start, end }): TextMark => ({ start, end, text: text.slice(start, end), kind: 'filled' }));
	const open = openMarks(text, names).filter(
		(mark) => !filled.some((one) => mark.start < one.end && one.start < mark.end),
	);
	return [...filled, ...open].toSorted((a, b) => a.start - b.start);
}

/** What no value stands in, its pieces kept apart. */
function literals(text: string, marks: readonly TextMark[]): string {
	let from = 0;
	const pieces = [...marks, { start: text.length, end: text.length }].map(({ start, end }) => {
		const piece = text.slice(from, start);
		from = end;
		return piece;
	});
	return pieces.join('\0');
}
