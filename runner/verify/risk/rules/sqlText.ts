import type { ShellCommand, Span } from '../../../shell/command.ts';
import { ownWords, programName } from '../pattern.ts';

interface DestructiveStatement {
	statement: string;
	loses: string;
	span: Span;
}

const clients: Readonly<Record<string, readonly string[]>> = {
	psql: ['-c', '--command'],
	mysql: ['-e', '--execute'],
	mariadb: ['-e', '--execute'],
	sqlite3: [],
	cqlsh: ['-e', '--execute'],
	'clickhouse-client': ['-q', '--query'],
	sqlcmd: ['-Q', '-q'],
};

const statements: readonly [RegExp, string][] = [
	[/\bDROP\s+(?:TABLE|DATABASE|SCHEMA|USER|ROLE|VIEW|INDEX|KEYSPACE)\b/i, 'deletes it for good'],
	[/\bTRUNCATE\s+(?:TABLE\s+)?[\w".]+/i, 'deletes every row'],
	[/\bDELETE\s+FROM\s+[\w".]+\s*(?:;|$)/i, 'has no WHERE: it deletes every row'],
	[/\bUPDATE\s+[\w".]+\s+SET\s+(?![\s\S]*\bWHERE\b)[^;]+/i, 'has no WHERE: it changes every row'],
];

/** A destructive statement in a text, and what is lost by it. */
export function destructiveStatement(sql: string): Pick<DestructiveStatement, 'statement' | 'loses'> | undefined {
	for (const [pattern, loses] of statements) {
		const match = pattern.exec(sql.replace(/--.*$/gm, ''));
		if (match) return { statement: match[0].trim().replaceAll(/\s+/g, ' '), loses };
	}
	return undefined;
}

/** A destructive statement that a database client gets as an argument: `psql -c 'DROP TABLE …'`. */
export function destructiveSql(command: ShellCommand): DestructiveStatement | undefined {
	const name = programName(command);
	if (!Object.hasOwn(clients, name)) return undefined;
	for (const word of ownWords(command).slice(1)) {
		const found = destructiveStatement(word.text);
		if (found) return { ...found, span: word.span };
	}
	return undefined;
}
