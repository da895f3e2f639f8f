/** One `NAME=value` of a dotenv file; offsets count from the start of its text. */
export interface Assignment {
	name: string;
	/** The whole assignment, without the line ending. */
	start: number;
	end: number;
	/** The value with its quotes. */
	valueStart: number;
	valueEnd: number;
	quote: '"' | "'" | '`' | undefined;
	value: string;
}

const pattern =
	/^[ \t]*(?:export[ \t]+)?([\w.-]+)[ \t]*=[ \t]*(?:"((?:\\[\s\S]|[^"\\])*)"|'([^']*)'|`([^`]*)`|([^\r\n]*))/gm;

/** The assignments of a dotenv text in their order: quoted values may span lines, ` #` begins a comment behind others. */
export function scanDotenv(text: string): Assignment[] {
	return [...text.matchAll(pattern)].map((match) => {
		const [all, name = '', double, single, backtick, bare = ''] = match;
		const end = match.index + all.length;
		const quoted = double ?? single ?? backtick;
		if (quoted !== undefined) {
			const quote = double !== undefined ? '"' : single !== undefined ? "'" : '`';
			const value = quote === '"' ? unescape(quoted) : quoted;
			return { name, start: match.index, end, valueStart: end - quoted.length - 2, valueEnd: end, quote, value };
		}
		const value = bare.replace(/(?:^|[ \t]+)#.*$/, '').trimEnd();
		const valueStart = end - bare.length;
		const valueEnd = valueStart + value.length;
		return { name, start: match.index, end, valueStart, valueEnd, quote: undefined, value };
	});
}

function unescape(text: string): string {
	return text.replaceAll(/\\([nrt"\\$`])/g, (_all, char: string) => ({ n: '\n', r: '\r', t: '\t' })[char] ?? char);
}
