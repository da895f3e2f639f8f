import { Client, DatabaseError, type ClientConfig, type QueryArrayResult } from 'pg';
import type { ResultSet } from './resultSet.ts';
import type { BoundStatement } from './bindValues.ts';
import { SqlProblem, type Database, type RunOptions } from './database.ts';

const connectTimeoutMs = 10_000;
/** How long the server may take to end a statement that was cancelled. */
const cancelGraceMs = 3000;

/** Connects to a PostgreSQL server; throws a `SqlProblem` that never holds the URL. */
export async function openPostgresql(url: string): Promise<Database> {
	const client = new Client({ ...settings(url), types: { getTypeParser: () => (text: string) => text } });
	client.on('error', () => {});
	try {
		await client.connect();
		// Another setting would read backslashes in texts as escapes.
		await client.query('set standard_conforming_strings = on');
	} catch (error) {
		await client.end().catch(() => {});
		throw new SqlProblem(`the server can't be reached: ${reasonOf(error)}`, 'Is it running, and is this its address?');
	}
	return {
		run: (statements, options) => runStatements(client, url, statements, options),
		close: () => client.end().catch(() => {}),
	};
}

function settings(url: string): ClientConfig {
	return { connectionString: url, application_name: 'runbook-exec', connectionTimeoutMillis: connectTimeoutMs };
}

async function runStatements(
	client: Client,
	url: string,
	statements: readonly BoundStatement[],
	options: RunOptions,
): Promise<ResultSet[]> {
	const results: ResultSet[] = [];
	if (options.transaction) await client.query('begin');
	try {
		for (const statement of statements) results.push(await runOne(client, url, statement, options));
		if (options.transaction) await client.query(options.rollback ? 'rollback' : 'commit');
	} catch (error) {
		if (options.transaction) await client.query('rollback').catch(() => {});
		throw error;
	}
	return results;
}

async function runOne(
	client: Client,
	url: string,
	statement: BoundStatement,
	{ signal }: RunOptions,
): Promise<ResultSet> {
	const query = client.query({ text: statement.text, values: statement.parameters, rowMode: 'array' });
	const cancel = () => void cancelQuery(client, url);
	signal.addEventListener('abort', cancel, { once: true });
	if (signal.aborted) cancel();
	try {
		const result: QueryArrayResult<(string | null)[]> = await query;
		return resultSet(result);
	} catch (error) {
		throw problemOf(error, statement);
	} finally {
		signal.removeEventListener('abort', cancel);
	}
}

/** Ends what the server is doing for us, from a second connection; where that fails, its end of the connection goes. */
async function cancelQuery(client: Client, url: string): Promise<void> {
	const { processID } = client as unknown as { processID?: number };
	const second = new Client({ ...settings(url), query_timeout: cancelGraceMs });
	second.on('error', () => {});
	try {
		await second.connect();
		await second.query('select pg_cancel_backend($1)', [processID ?? 0]);
	} catch {
		await client.end().catch(() => {});
	} finally {
		await second.end().catch(() => {});
	}
}

/** Types whose text is a number, a truth value or JSON by itself. */
const numbers = new Set([20, 21, 23, 26, 700, 701, 1700]);
const boolean = 16;
const json = new Set([114, 3802]);

function resultSet({ fields, rows, rowCount, command }: QueryArrayResult<(string | null)[]>): ResultSet {
	const columns = fields.map(({ name }) => name);
	const data = rows.map((row) =>
		Object.fromEntries(fields.map(({ name, dataTypeID }, index) => [name, dataOf(row[index] ?? null, dataTypeID)])),
	);
	const count = rowCount ?? rows.length;
	return { columns, rows, data, count, summary: rowCount === null ? command : `${command} ${rowCount}` };
}

function dataOf(text: string | null, type: number): unknown {
	if (text === null) return null;
	if (type === boolean) return text === 't';
	if (numbers.has(type) && Number.isFinite(Number(text))) return Number(text);
	return json.has(type) ? JSON.parse(text) : text;
}

function problemOf(error: unknown, { start }: BoundStatement): SqlProblem {
	if (!(error instanceof DatabaseError)) return new SqlProblem(reasonOf(error));
	const detail = error.detail === undefined ? '' : `; ${error.detail}`;
	const cancelled = error.code === '57014';
	return new SqlProblem(`${error.message}${detail} (${error.code})`, error.hint, { start, cancelled });
}

function reasonOf(error: unknown): string {
	const cause = error instanceof AggregateError && error.errors[0] instanceof Error ? error.errors[0] : error;
	return cause instanceof Error ? cause.message : String(cause);
}
