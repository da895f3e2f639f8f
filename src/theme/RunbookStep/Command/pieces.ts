interface Token {
	types: string[];
	content: string;
}

/** A piece of highlighted text. */
interface Piece extends Token {
	/** Offset in the text; unique, as no piece is empty. */
	start: number;
	/** A whole `{{name}}` that has no value yet, or a whole value that the reader filled in. */
	mark?: Mark;
}

type Mark = 'open' | 'filled';

interface Span {
	start: number;
	end: number;
	mark: Mark;
}

/** Joins highlighted lines to the whole text, with each open `{{name}}` and each value as one piece, which the highlighter may have split. */
export function piecesOf(
	lines: readonly Token[][],
	names: readonly string[],
	filled: readonly { start: number; end: number }[] = [],
): Piece[] {
	const tokens = lines.flatMap((line, row) => (row === 0 ? withoutBreaks(line) : [lineBreak, ...withoutBreaks(line)]));
	const text = tokens.map((token) => token.content).join('');
	const values = filled.filter(({ start, end }) => end > start && end <= text.length);
	const spans = [...openSpans(text, names), ...values.map((span): Span => ({ ...span, mark: 'filled' }))].toSorted(
		(a, b) => a.start - b.start,
	);
	const marked = spans.map(({ start, end, mark }) => ({ types: [], content: text.slice(start, end), start, mark }));
	let offset = 0;
	const rest = tokens.flatMap((token) => {
		const start = offset;
		offset += token.content.length;
		return outside(token, start, spans);
	});
	return [...rest, ...marked].toSorted((a, b) => a.start - b.start);
}

const lineBreak: Token = { types: ['plain'], content: '\n' };

/** The highlighter fills an empty line with a line break of its own. */
function withoutBreaks(line: readonly Token[]): Token[] {
	return line.filter((token) => token.content !== '\n' && token.content !== '');
}

function openSpans(text: string, names: readonly string[]): Span[] {
	return [...text.matchAll(/\{\{([\w-]+)\}\}/g)]
		.filter((match) => names.includes(match[1] ?? ''))
		.map((match) => ({ start: match.index, end: match.index + match[0].length, mark: 'open' }));
}

/** The parts of a token that lie in no span. */
function outside(token: Token, start: number, spans: readonly Span[]): Piece[] {
	const end = start + token.content.length;
	const pieces: Piece[] = [];
	let from = start;
	for (const span of [...spans, { start: end, end }]) {
		const to = Math.min(Math.max(span.start, from), end);
		if (to > from) {
			pieces.push({
				types: token.types,
				content: token.content.slice(from - start, to - start),
				start: from,
			});
		}
		from = Math.max(from, Math.min(span.end, end));
	}
	return pieces;
}
