import { randomUUID } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { execa } from 'execa';
import * as z from 'zod';
import type { BoundStatement } from './bindValues.ts';
import { SqlProblem, type Database, type RunOptions } from './database.ts';
import type { ResultSet } from './resultSet.ts';

/** Milliseconds that a statement waits for another program to end its transaction. */
const busyTimeoutMs = 5000;

/** Opens a SQLite file with the `sqlite3` program, which locks it against all others; throws a `SqlProblem` where it is not there. */
export async function openSqlite(file: string, env: Readonly<Record<string, string | undefined>>): Promise<Database> {
	const found = await stat(file).catch(() => undefined);
	if (!found?.isFile())
		throw new SqlProblem(`there is no database ${file}`, 'Correct the path, or make the database in a step before.');
	return { run: (statements, options) => runScript(file, env, statements, options), close: async () => {} };
}

async function runScript(
	file: string,
	env: Readonly<Record<string, string | undefined>>,
	statements: readonly BoundStatement[],
	options: RunOptions,
): Promise<ResultSet[]> {
	const mark = randomUUID();
	const result = await execa('sqlite3', ['-batch', '-bail', '-json', file], {
		input: scriptOf(statements, mark, options),
		env: definedOnly(env),
		extendEnv: false,
		reject: false,
		cancelSignal: options.signal,
		forceKillAfterDelay: 1000,
	});
	const { results, ended } = readResults(result.stdout, mark, statements);
	if (result.exitCode === 0 && ended === statements.length) return results;
	const start = statements[ended]?.start ?? 0;
	if (options.signal.aborted) throw new SqlProblem('it was cancelled', undefined, { start, cancelled: true });
	if (result.code === 'ENOENT')
		throw new SqlProblem('sqlite3 is not on the PATH', 'Install it: the steps of SQLite databases run with it.');
	const message = /^(?:Error|Parse error|Runtime error)[^:]*: (.*)$/m.exec(result.stderr)?.[1] ?? result.stderr.trim();
	throw new SqlProblem(message === '' ? `sqlite3 ended with ${result.exitCode ?? result.signal}` : message, undefined, {
		start,
	});
}

/** The script goes through a pipe, so that no value is in a list of processes; a row with the mark ends each statement's answer. */
function scriptOf(statements: readonly BoundStatement[], mark: string, { transaction, rollback }: RunOptions): string {
	const lines = ['.headers on', `.timeout ${busyTimeoutMs}`, '.parameter init'];
	if (transaction) lines.push('begin immediate;');
	for (const { text, parameters } of statements) {
		lines.push('delete from temp.sqlite_parameters;');
		for (const [index, value] of parameters.entries())
			lines.push(
				`insert into temp.sqlite_parameters values ('?${index + 1}', cast(x'${Buffer.from(value).toString('hex')}' as text));`,
			);
		lines.push(`${withoutCommands(text)}\n;`, `select '${mark}' as mark, changes() as changes;`);
	}
	if (transaction) lines.push(rollback ? 'rollback;' : 'commit;');
	return `${lines.join('\n')}\n`;
}

/** The program takes a line that begins with a dot, where a statement may begin, for a command of its own. */
function withoutCommands(text: string): string {
	const statement = text.replace(/^(?:\s|--[^\n]*(?:\n|$)|\/\*[\s\S]*?\*\/)+/, '');
	if (statement.startsWith('.') || statement.startsWith('#'))
		throw new SqlProblem("a statement can't begin with a dot or #");
	return statement;
}

const rowsSchema = z.array(z.record(z.string(), z.union([z.string(), z.number(), z.null()])));

/** Takes the program's answers apart: arrays of rows, those with the mark between the statements. */
function readResults(
	stdout: string,
	mark: string,
	statements: readonly BoundStatement[],
): { results: ResultSet[]; ended: number } {
	const results: ResultSet[] = [];
	let data: z.infer<typeof rowsSchema> = [];
	for (const text of stdout.split(/\n(?=\[\{)/)) {
		const rows = parseRows(text);
		const [first] = rows;
		if (first?.['mark'] !== mark) {
			data = rows;
			continue;
		}
		results.push(resultSet(data, Number(first['changes']), statements[results.length]?.text ?? ''));
		data = [];
	}
	return { results, ended: results.length };
}

function parseRows(text: string): z.infer<typeof rowsSchema> {
	try {
		return rowsSchema.parse(JSON.parse(text));
	} catch {
		return [];
	}
}

function resultSet(data: z.infer<typeof rowsSchema>, changes: number, text: string): ResultSet {
	const verb = /^\s*([a-z]+)/i.exec(text)?.[1]?.toUpperCase() ?? '';
	const changing = /^(?:INSERT|UPDATE|DELETE|REPLACE)$/.test(verb);
	const columns = Object.keys(data[0] ?? {});
	const rows = data.map((row) => columns.map((column) => cell(row[column] ?? null)));
	const count = changing ? changes : rows.length;
	return { columns, rows, data, count, summary: changing ? `${verb} ${changes}` : verb };
}

function cell(value: string | number | null): string | null {
	return value === null ? null : String(value);
}

function definedOnly(env: Readonly<Record<string, string | undefined>>): Record<string, string> {
	return Object.fromEntries(Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined));
}
