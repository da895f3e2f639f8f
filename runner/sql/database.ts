import type { BoundStatement } from './bindValues.ts';
import type { ResultSet } from './resultSet.ts';

export interface RunOptions {
	/** All statements take effect together or not at all. */
	transaction: boolean;
	/** Takes everything back at the end of the transaction. */
	rollback?: boolean;
	/** Ends the statement that runs, on the server as well. */
	signal: AbortSignal;
}

/** An open database. */
export interface Database {
	/** Runs statements in order, and stops at the first that fails with a `SqlProblem`. */
	run(statements: readonly BoundStatement[], options: RunOptions): Promise<ResultSet[]>;
	close(): Promise<void>;
}

/** What a database refuses; `start` is the offset of the statement in the filled text. */
export class SqlProblem extends Error {
	readonly hint: string | undefined;
	readonly start: number;
	readonly cancelled: boolean;
	/** Whether the database itself refused a statement; else it could not be asked. */
	readonly refused: boolean;

	constructor(
		message: string,
		hint?: string,
		{ start, cancelled = false }: { start?: number; cancelled?: boolean } = {},
	) {
		super(message);
		this.hint = hint;
		this.start = start ?? 0;
		this.refused = start !== undefined && !cancelled;
		this.cancelled = cancelled;
	}
}
