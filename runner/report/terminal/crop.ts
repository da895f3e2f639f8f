import stringWidth from 'fast-string-width';

let segmenter: Intl.Segmenter | undefined;

/** Made when first needed: it takes as long as a tenth of a short run. */
function graphemesOf(text: string): Iterable<Intl.SegmentData> {
	segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
	return segmenter.segment(text);
}

/** The part of a line from a column on that is at most `width` columns wide; an ellipsis stands for what is cut off. */
export function crop(line: string, from: number, width: number): string {
	if (from === 0 && stringWidth(line) <= width) return line;
	const first = from > 0 ? from + 1 : 0;
	let shown = from > 0 ? '…' : '';
	let column = 0;
	for (const { segment } of graphemesOf(line)) {
		const end = column + stringWidth(segment);
		if (column >= first) {
			if (end > from + width - 1) return `${shown}…`;
			shown += segment;
		} else if (end > first) shown += ' '.repeat(end - first);
		column = end;
	}
	return column > from ? shown : '';
}
