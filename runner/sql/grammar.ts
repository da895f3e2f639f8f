import { hasSqlDetails, loadModule, parseSync } from 'libpg-query';

/** One statement of a text. */
export interface Statement {
	/** Offsets in the text, in UTF-16 code units. */
	start: number;
	end: number;
	/** Whether its grammar takes parameters; others take values only as they are written. */
	takesParameters: boolean;
}

export interface SqlFault {
	message: string;
	offset: number;
}

const withParameters = new Set(['SelectStmt', 'InsertStmt', 'UpdateStmt', 'DeleteStmt', 'MergeStmt']);

/** Loads the grammar of PostgreSQL itself; to be awaited before the others are called. */
export async function loadGrammar(): Promise<void> {
	await loadModule();
}

/** The statements of a text, or the first place that the grammar refuses. */
export function parseStatements(text: string): { statements: Statement[] } | { fault: SqlFault } {
	if (text.includes('\0')) return { fault: { message: 'a NUL character', offset: text.indexOf('\0') } };
	try {
		const bytes = Buffer.from(text);
		const toOffset = (position: number): number => bytes.subarray(0, position).toString().length;
		const statements = (parseSync(text).stmts ?? []).map(({ stmt, stmt_location = 0, stmt_len }) => {
			const end = stmt_len ? stmt_location + stmt_len : bytes.length;
			const [kind = ''] = Object.keys(stmt ?? {});
			return { start: toOffset(stmt_location), end: toOffset(end), takesParameters: withParameters.has(kind) };
		});
		return { statements };
	} catch (error) {
		if (!hasSqlDetails(error)) throw error;
		return { fault: { message: error.message, offset: codeUnits(text, error.sqlDetails?.cursorPosition ?? 0) } };
	}
}

/** The parser counts characters, not halves of them. */
function codeUnits(text: string, characters: number): number {
	return [...text].slice(0, Math.max(characters, 0)).join('').length;
}
