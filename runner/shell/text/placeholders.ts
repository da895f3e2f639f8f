/** Texts that stand for something of the reader's own and mean nothing special to the shell. */
const patterns = [
	/(?<![A-Za-z0-9])(?:YOUR|REPLACE|CHANGE|INSERT|EXAMPLE)[-_][A-Z0-9_-]+/,
	/(?<![A-Za-z0-9])(?:YOUR|CHANGEME|REPLACEME|REDACTED)(?![A-Za-z])/,
	/(?<![A-Za-z0-9-])your[-_][a-z0-9_-]+/,
	/(?<![A-Za-z0-9])(?:change|replace)[-_]?me(?![a-z])/,
	/(?<![A-Za-z0-9])[xX]{3,}(?![A-Za-z0-9])/,
	/(?<![A-Za-z0-9])v?X\.Y(?:\.Z)?(?![A-Za-z0-9])/,
	/\u2026/,
	/(?<![./])\.{3}$/,
	/^\.{3}(?![./])/,
];
const bracketed = /^\[[A-Za-z]{3}[\w .-]*\]$|(?<![$@%{])\{[A-Za-z][\w-]*\}(?!\})/;

const inQuotes = anyOf(patterns);
const outsideQuotes = anyOf([...patterns, bracketed]);

interface Piece {
	text: string;
	placeholder: boolean;
}

/** Cuts a literal text into plain pieces and placeholders. `[name]` and `{name}` count only where nothing is quoted. */
export function cutPlaceholders(text: string, quoted: boolean): Piece[] {
	const pattern = quoted ? inQuotes : outsideQuotes;
	const pieces: Piece[] = [];
	let end = 0;
	for (const match of text.matchAll(pattern)) {
		if (match.index > end) pieces.push({ text: text.slice(end, match.index), placeholder: false });
		pieces.push({ text: match[0], placeholder: true });
		end = match.index + match[0].length;
	}
	if (end < text.length || pieces.length === 0) pieces.push({ text: text.slice(end), placeholder: false });
	return pieces;
}

function anyOf(alternatives: readonly RegExp[]): RegExp {
	return new RegExp(alternatives.map(({ source }) => source).join('|'), 'g');
}
