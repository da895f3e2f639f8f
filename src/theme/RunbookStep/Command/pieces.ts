interface Token {
	types: string[];
	content: string;
}

/** A piece of highlighted text; `open` marks a `{{name}}` that has no value yet. */
interface Piece extends Token {
	/** Offset in the text; unique, as no piece is empty. */
	start: number;
	open: boolean;
}

interface Span {
	start: number;
	end: number;
}

/** Joins highlighted lines to the whole text, cut at its open `{{name}}`s, which the highlighter may have split. */
export function piecesOf(lines: readonly Token[][], names: readonly string[]): Piece[] {
	const tokens = lines.flatMap((line, row) => (row === 0 ? withoutBreaks(line) : [lineBreak, ...withoutBreaks(line)]));
	const spans = openSpans(tokens.map((token) => token.content).join(''), names);
	let offset = 0;
	return tokens.flatMap((token) => {
		const start = offset;
		offset += token.content.length;
		return cut(token, start, spans);
	});
}

const lineBreak: Token = { types: ['plain'], content: '\n' };

/** The highlighter fills an empty line with a line break of its own. */
function withoutBreaks(line: readonly Token[]): Token[] {
	return line.filter((token) => token.content !== '\n' && token.content !== '');
}

function openSpans(text: string, names: readonly string[]): Span[] {
	return [...text.matchAll(/\{\{\s*([\w-]+)\s*\}\}/g)]
		.filter((match) => names.includes(match[1] ?? ''))
		.map((match) => ({ start: match.index, end: match.index + match[0].length }));
}

function cut(token: Token, start: number, spans: readonly Span[]): Piece[] {
	const end = start + token.content.length;
	const edges = spans.flatMap((span) => [span.start, span.end]).filter((edge) => edge > start && edge < end);
	const bounds = [...edges, end];
	return bounds.map((bound, index) => {
		const from = bounds[index - 1] ?? start;
		const open = spans.some((span) => span.start <= from && bound <= span.end);
		return { types: token.types, content: token.content.slice(from - start, bound - start), start: from, open };
	});
}
