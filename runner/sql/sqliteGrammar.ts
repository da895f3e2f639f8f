import sqlite from 'node-sqlite3-wasm';
import type { SqlFault } from './grammar.ts';
import { splitSqlite } from './sqliteText.ts';

/** The first place that SQLite's own grammar refuses. Nothing is executed; names are left to the database itself. */
export function findSqliteFault(text: string): SqlFault | undefined {
	const database = new sqlite.Database(':memory:');
	try {
		for (const { start, end } of splitSqlite(text)) {
			const statement = text.slice(start, end);
			// Some pragmas take effect while they are read.
			if (/^(?:\s|--[^\n]*\n|\/\*[\s\S]*?\*\/)*pragma\b/i.test(statement)) continue;
			const message = refusalOf(statement, database);
			if (message !== undefined) return { message, offset: start + placeOf(message, statement) };
		}
		return undefined;
	} finally {
		database.close();
	}
}

function refusalOf(statement: string, database: sqlite.Database): string | undefined {
	try {
		database.prepare(statement).finalize();
		return undefined;
	} catch (error) {
		const message = error instanceof Error ? error.message : String(error);
		return /syntax error|unrecognized token|incomplete input/.test(message) ? message : undefined;
	}
}

/** SQLite names the word at which it stopped; its first place is where people look. */
function placeOf(message: string, statement: string): number {
	const word = /near "(.*)": syntax error|unrecognized token: "(.*)"/s.exec(message)?.slice(1).find(Boolean);
	const found = word === undefined ? -1 : statement.indexOf(word);
	return found < 0 ? Math.max(statement.trimEnd().length - 1, 0) : found;
}
