import path from 'node:path';
import type { Connection, Template } from '../../plugins/remark-runbook/language.ts';
import { fill, fillTemplate } from '../../plugins/remark-runbook/language.ts';
import { bindValues, isPostgresql, type BoundStatement } from './bindValues.ts';
import { SqlProblem, type Database } from './database.ts';
import { loadGrammar, parseStatements, type SqlFault } from './grammar.ts';
import { splitSqlite } from './sqliteText.ts';

type Values = (name: string) => string | undefined;

interface Surroundings {
	workspace: string;
	env: Readonly<Record<string, string | undefined>>;
	values: Values;
}

/** Opens the database of a step; throws a `SqlProblem`. */
export async function openDatabase(
	connection: Connection,
	{ workspace, env, values }: Surroundings,
): Promise<Database> {
	if (connection.type === 'file') {
		const { openSqlite } = await import('./sqlite.ts');
		return openSqlite(path.resolve(workspace, fillTemplate(connection.file, values)), env);
	}
	const url = connection.type === 'env' ? env[connection.env] : fillTemplate(connection.url, values);
	if (!url) {
		const name = connection.type === 'env' ? connection.env : connection.name;
		throw new SqlProblem(`the environment has no ${name}`, 'Set it to a URL such as postgres://user@host/database.');
	}
	const { openPostgresql } = await import('./postgresql.ts');
	return openPostgresql(url);
}

/** The statements of a step with their values; for PostgreSQL the first fault of its grammar instead. */
export async function bindStatements(
	template: Template,
	engine: Connection['engine'],
	values: Values,
): Promise<{ statements: BoundStatement[] } | { fault: SqlFault }> {
	const { text } = fill(template, values);
	if (engine === 'sqlite')
		return {
			statements: bindValues(
				template,
				values,
				splitSqlite(text),
				(number) => `?${number}`,
				() => true,
			),
		};
	await loadGrammar();
	const parsed = parseStatements(text);
	if ('fault' in parsed) return parsed;
	return { statements: bindValues(template, values, parsed.statements, (number) => `$${number}`, isPostgresql) };
}
