import type { TemplateScan } from '../scanText.ts';
import { startScan, type DataScan } from './dataScan.ts';

export type SqlDialect = 'postgresql' | 'sqlite';

/** Comments, quoted texts and names; what is between them is bare. */
const pieces = {
	postgresql:
		/--[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|(?<![\w$])\$((?:[A-Za-z_]\w*)?)\$[\s\S]*?(?:\$\1\$|$)|(?<![\w])[eE]'(?:\\[\s\S]|''|[^'\\])*'?|(?<![\w])(?:[uU]&|[bBxX])['"](?:[^'"])*['"]?|'(?:''|[^'])*'?|"(?:""|[^"])*"?/g,
	sqlite: /--[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|(?<![\w])[xX]'[^']*'?|'(?:''|[^'])*'?|"(?:""|[^"])*"?|`[^`]*`?|\[[^\]]*\]?/g,
} as const;

/** The placeholders of SQL: bare or in single quotes a value, in double quotes a name. */
export function scanSql(text: string, dialect: SqlDialect): TemplateScan {
	const scan = startScan(text);
	const pattern = new RegExp(pieces[dialect]);
	let position = 0;
	for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
		scanBare(scan, position, match.index, dialect);
		position = match.index + match[0].length;
		if (match[0].startsWith('/*') && dialect === 'postgresql') position = endOfNested(text, match.index);
		scanPiece(scan, match.index, position, dialect);
		pattern.lastIndex = Math.max(position, match.index + 1);
	}
	scanBare(scan, position, text.length, dialect);
	return scan.result();
}

/** Comments of PostgreSQL hold comments. */
function endOfNested(text: string, start: number): number {
	let depth = 0;
	for (const { 0: sign, index } of text.slice(start).matchAll(/\/\*|\*\//g)) {
		depth += sign === '/*' ? 1 : -1;
		if (depth === 0) return start + index + 2;
	}
	return text.length;
}

function scanPiece(scan: DataScan, start: number, end: number, dialect: SqlDialect): void {
	const piece = scan.text.slice(start, end);
	if (/^(?:--|\/\*)/.test(piece)) scan.piece(start, end, { type: 'data-comment' });
	else if (piece.startsWith('"')) scan.piece(start, end, { type: 'sql', style: 'identifier', dialect });
	else if (piece.startsWith("'")) scan.piece(start, end, { type: 'sql', style: 'string', dialect });
	else if (/^e'/i.test(piece)) scan.piece(start, end, { type: 'sql', style: 'escape-string', dialect });
	else {
		const what = piece.startsWith('$') ? 'A piece of a text between dollars' : 'A piece of this';
		scan.refuse(start, end, what, "Put it in single quotes for a value, '{{name}}', or in double quotes for a name.");
	}
}

/** A value of its own stands between signs: beside letters, dots or quotes it would be a piece of something else. */
function scanBare(scan: DataScan, start: number, end: number, dialect: SqlDialect): void {
	const { text } = scan;
	for (const match of text.slice(start, end).matchAll(/\\?\{\{[A-Za-z_][\w-]*\}\}/g)) {
		const from = start + match.index;
		const to = from + match[0].length;
		const isPiece = /[\w.'"$]$/.test(text.slice(0, from)) || /^[\w.'"{]/.test(text.slice(to));
		if (isPiece)
			scan.refuse(
				from,
				to,
				'A piece of a word',
				'Put a name in double quotes: schema."{{name}}"; a value stands alone.',
			);
		else scan.piece(from, to, { type: 'sql', style: 'value', dialect });
	}
}
