interface Piece {
	/** Offset in the excerpt. */
	start: number;
	text: string;
	isHit: boolean;
}

const length = 160;

/** The part of a text around the first of these words, in pieces that are such a word or not. */
export function excerpt(text: string, words: readonly string[]): Piece[] {
	const pattern = patternOf(words);
	const first = pattern ? Math.max(text.search(pattern), 0) : 0;
	const start = first < 60 ? 0 : text.lastIndexOf(' ', first - 40) + 1;
	const end = start + length;
	const shown = `${start > 0 ? '… ' : ''}${text.slice(start, end)}${end < text.length ? ' …' : ''}`;
	return pattern ? piecesOf(shown, pattern) : [{ start: 0, text: shown, isHit: false }];
}

function patternOf(words: readonly string[]): RegExp | undefined {
	if (words.length === 0) return undefined;
	const escaped = words.map((word) => word.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
	return new RegExp(`(?<![\\p{L}\\p{N}])(?:${escaped.join('|')})`, 'giu');
}

function piecesOf(text: string, pattern: RegExp): Piece[] {
	const pieces: Piece[] = [];
	let from = 0;
	for (const match of text.matchAll(pattern)) {
		if (match.index > from) pieces.push({ start: from, text: text.slice(from, match.index), isHit: false });
		from = match.index + match[0].length;
		pieces.push({ start: match.index, text: match[0], isHit: true });
	}
	if (from < text.length) pieces.push({ start: from, text: text.slice(from), isHit: false });
	return pieces;
}
