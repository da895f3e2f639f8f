import type { TextMark } from '../../../../plugins/remark-runbook/index.ts';

interface Token {
	types: string[];
	content: string;
}

/** A piece of highlighted text; a mark's place is one, though the highlighter may have split it. */
interface Piece extends Token {
	/** Offset in the text; unique, as no piece is empty. */
	start: number;
	/** Position among the marks. */
	mark?: number;
}

type Place = Pick<TextMark, 'start' | 'end'>;

/** Joins highlighted lines to the whole text, with each place of a mark as one piece. */
export function piecesOf(lines: readonly Token[][], places: readonly Place[]): Piece[] {
	const tokens = lines.flatMap((line, row) => (row === 0 ? withoutBreaks(line) : [lineBreak, ...withoutBreaks(line)]));
	const text = tokens.map((token) => token.content).join('');
	const marked = places.map(({ start, end }, mark) => ({ types: [], content: text.slice(start, end), start, mark }));
	let offset = 0;
	const rest = tokens.flatMap((token) => {
		const start = offset;
		offset += token.content.length;
		return outside(token, start, places);
	});
	return [...rest, ...marked].toSorted((a, b) => a.start - b.start);
}

const lineBreak: Token = { types: ['plain'], content: '\n' };

/** The highlighter fills an empty line with a line break of its own. */
function withoutBreaks(line: readonly Token[]): Token[] {
	return line.filter((token) => token.content !== '\n' && token.content !== '');
}

/** The parts of a token that lie in no place. */
function outside(token: Token, start: number, places: readonly Place[]): Piece[] {
	const end = start + token.content.length;
	const pieces: Piece[] = [];
	let from = start;
	for (const place of [...places, { start: end, end }]) {
		const to = Math.min(Math.max(place.start, from), end);
		if (to > from) {
			pieces.push({
				types: token.types,
				content: token.content.slice(from - start, to - start),
				start: from,
			});
		}
		from = Math.max(from, Math.min(place.end, end));
	}
	return pieces;
}
