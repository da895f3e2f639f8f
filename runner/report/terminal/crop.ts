import stringWidth from 'string-width';

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** The part of a line from a column on that is at most `width` columns wide; an ellipsis stands for what is cut off. */
export function crop(line: string, from: number, width: number): string {
	if (from === 0 && stringWidth(line) <= width) return line;
	let column = 0;
	let shown = '';
	for (const { segment } of graphemes.segment(line)) {
		const end = column + stringWidth(segment);
		if (column >= from + (from > 0 ? 1 : 0)) {
			if (end > from + width - 1) return `${from > 0 ? '…' : ''}${shown}…`;
			shown += segment;
		}
		column = end;
	}
	return `${from > 0 && column > from ? '…' : ''}${shown}`;
}
