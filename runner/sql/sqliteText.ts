import type { Statement } from './grammar.ts';

const pieces = /--[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|'(?:''|[^'])*'?|"(?:""|[^"])*"?|`[^`]*`?|\[[^\]]*\]?|;|[A-Za-z_]\w*/g;

/** The statements of a SQLite text; a trigger ends with `end;`, all others with the next semicolon. */
export function splitSqlite(text: string): Statement[] {
	const statements: Statement[] = [];
	let start = 0;
	let words: string[] = [];
	const finish = (end: number): void => {
		const takesParameters = !/^(?:create|drop|alter|pragma|attach|detach|vacuum|analyze|reindex)$/.test(words[0] ?? '');
		if (words.length > 0) statements.push({ start, end, takesParameters });
		words = [];
	};
	for (const { 0: piece, index } of text.matchAll(pieces)) {
		if (/^[A-Za-z_]/.test(piece)) words.push(piece.toLowerCase());
		else if (piece === ';' && !isInTrigger(words)) {
			finish(index);
			start = index + 1;
		}
	}
	finish(text.length);
	return statements;
}

function isInTrigger(words: readonly string[]): boolean {
	const head = words.slice(0, 3);
	return head[0] === 'create' && head.includes('trigger') && words.at(-1) !== 'end';
}
