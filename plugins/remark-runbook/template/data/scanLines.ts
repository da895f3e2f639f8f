import type { TemplateScan } from '../scanText.ts';
import { startScan } from './dataScan.ts';

/** A comment line, or an assignment up to its value, which may be quoted over lines. */
const assignment =
	/^[ \t]*#[^\n]*|^([ \t]*(?:export[ \t]+)?[^=\n]*=[ \t]*)("(?:\\[\s\S]|[^"\\])*"?|'[^']*'?|`[^`]*`?|[^\n]*)([^\n]*)/gm;

/** The placeholders of a dotenv text: a value of its own is quoted, a piece of an unquoted one must be harmless. */
export function scanDotenvText(text: string): TemplateScan {
	const scan = startScan(text);
	for (const match of text.matchAll(assignment)) {
		const [all, name, value = ''] = match;
		const end = match.index + all.length;
		if (name === undefined) {
			scan.piece(match.index, end, { type: 'data-comment' });
			continue;
		}
		const start = match.index + name.length;
		scan.piece(match.index, start, { type: 'tame' });
		const quote = value[0];
		if (quote === '`') scan.refuse(start, end, 'A value in backticks', 'Use double quotes.');
		else if (quote === '"' || quote === "'")
			scan.piece(start, start + value.length, { type: 'dotenv', style: quote === '"' ? 'double' : 'single' });
		else
			scan.piece(start, start + value.length, (_name, from, to) =>
				from === start && text.slice(to, end).trim() === '' ? { type: 'dotenv', style: 'whole' } : { type: 'tame' },
			);
		scan.piece(start + value.length, end, { type: 'data-comment' });
	}
	return scan.result();
}

/** The placeholders of an INI text: values stay on their line, sections and keys are harmless words. */
export function scanIniText(text: string): TemplateScan {
	const scan = startScan(text);
	for (const match of text.matchAll(/^[^\n]*/gm)) {
		const [line] = match;
		const value = /^[^=:]*[=:]/.exec(line)?.[0].length ?? line.length;
		if (/^[ \t]*[;#]/.test(line)) scan.piece(match.index, match.index + line.length, { type: 'data-comment' });
		else {
			scan.piece(match.index, match.index + value, { type: 'tame' });
			scan.piece(match.index + value, match.index + line.length, { type: 'ini' });
		}
	}
	return scan.result();
}

/** The placeholders of JSON with comments. */
export function scanJsonc(text: string): TemplateScan {
	const scan = startScan(text);
	for (const match of text.matchAll(/\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|"(?:\\[\s\S]|[^"\\])*"?|[^"/]+|\//g)) {
		const [piece] = match;
		const end = match.index + piece.length;
		if (/^\/[/*]/.test(piece)) scan.piece(match.index, end, { type: 'data-comment' });
		else scan.piece(match.index, end, { type: piece.startsWith('"') ? 'json-string' : 'json-value' });
	}
	return scan.result();
}

/** The placeholders of a text whose syntax is not known. */
export function scanTame(text: string): TemplateScan {
	const scan = startScan(text);
	scan.piece(0, text.length, { type: 'tame' });
	return scan.result();
}
