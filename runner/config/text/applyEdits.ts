import type { TextEdit } from '../contract.ts';

/** A text with edits applied; they may not overlap. Those at one place are applied in their order. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
	let result = '';
	let position = 0;
	for (const { start, end, text: written } of edits.toSorted((a, b) => a.start - b.start)) {
		result += text.slice(position, start) + written;
		position = end;
	}
	return result + text.slice(position);
}
