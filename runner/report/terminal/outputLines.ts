import { printable } from '../text/printable.ts';

/** Longer lines are shown in pieces, so that a line without end takes no memory without end. */
const longestLine = 8 * 1024;
/** Longer escape sequences are shown as text. */
const longestEscape = 1024;

const colour = '\\[[\\d;:]*[mK]';
const control = '\\[[0-?]*[ -/]*[@-~]';
const titles = '\\][^\\u0007\\u001b\\n]*(?:\\u0007|\\u001b\\\\)';
const strings = '[PX^_][^\\u001b\\n]*\\u001b\\\\';
const others = '[ -/]*[0-~]';
const isColour = new RegExp(`^\\u001b${colour}$`);
const escapes = new RegExp(`\\u001b(?:${control}|${titles}|${strings}|${others})`, 'g');
const begun = '(?:\\[[0-?]*[ -/]*|\\][^\\u0007\\u001b\\n]*\\u001b?|[PX^_][^\\u001b\\n]*\\u001b?|[ -/]*)';
const unfinished = new RegExp(`\\u001b${begun}?$`);
/** What is shown as something else, or may be; most texts hold none of it. */
const special = /(?![\n\t])\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u;

/**
 * The lines of one stream of a command, which can't steer the terminal: colours are dropped, other escape sequences and
 * control characters become U+FFFD, and of a line that rewrites itself after a carriage return the last form is shown.
 */
export class OutputLines {
	private line = '';
	private escape = '';

	/** The lines that are complete by now. */
	push(text: string): string[] {
		return this.escape === '' && !special.test(this.line) && !special.test(text)
			? this.take(this.line + text, plainPieces)
			: this.take(this.line + this.withoutEscapes(text), pieces);
	}

	private withoutEscapes(text: string): string {
		const whole = this.escape + text;
		const start = unfinished.exec(whole.slice(-longestEscape));
		this.escape = start?.[0] ?? '';
		return whole
			.slice(0, whole.length - this.escape.length)
			.replaceAll(escapes, (escape) => (isColour.test(escape) ? '' : '\u{fffd}'));
	}

	private take(text: string, shownAs: (line: string) => string[]): string[] {
		const lines = text.split('\n');
		this.line = lines.pop() ?? '';
		const areShort = shownAs === plainPieces && lines.every(({ length }) => length <= longestLine);
		const shown = areShort ? lines : lines.flatMap(shownAs);
		if (this.line.length > longestLine) {
			const open = shownAs(this.line);
			this.line = open.pop() ?? '';
			shown.push(...open);
		}
		return shown;
	}

	/** The line that has no end yet, as it looks now. */
	get open(): string {
		return lastForm(this.line);
	}

	/** The rest, at the stream's end. */
	flush(): string[] {
		const rest = this.line === '' ? [] : pieces(this.line);
		this.line = '';
		this.escape = '';
		return rest;
	}
}

function pieces(line: string): string[] {
	return plainPieces(lastForm(line));
}

function plainPieces(shown: string): string[] {
	if (shown.length <= longestLine) return [shown];
	const count = Math.ceil(shown.length / longestLine);
	return Array.from({ length: count }, (_, index) => shown.slice(index * longestLine, (index + 1) * longestLine));
}

/** What is left of a line after its last carriage return that something follows. */
function lastForm(line: string): string {
	const end = line.replace(/\r+$/, '');
	return printable(end.slice(end.lastIndexOf('\r') + 1));
}
