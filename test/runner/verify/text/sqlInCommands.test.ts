import { describe, expect, test } from 'vitest';
import { createShellSession } from '../../../../runner/shell/session.ts';
import { findSqlFaults } from '../../../../runner/verify/text/sqlInCommands.ts';

/** The texts that the findings point at. */
async function faults(text: string): Promise<string[]> {
	const found = await findSqlFaults(createShellSession().parse(text));
	return found.map(({ span }) => text.slice(span.start, span.end));
}

describe('SQL in commands', () => {
	test.each([
		["psql -c 'SELECT id FORM orders'", ['orders']],
		['psql shop -tAc "SELEC 1"', ['SELEC']],
		["docker compose exec -T db psql -U shop -c 'DROP TABLE IF EXSTS a'", ['EXSTS']],
		["psql <<'SQL'\nSELECT 1;\nSELECT * FORM orders;\nSQL", ['FORM']],
		['kubectl exec -i db-0 -- psql <<SQL\nINSERT INTO orders VALEUS (1);\nSQL', ['VALEUS']],
		["sqlite3 app.db 'SELECT * FORM orders'", ['FORM']],
	])('%s is refused at its place', async (text, expected) => {
		expect(await faults(text)).toEqual(expected);
	});

	test.each([
		'psql -c "SELECT count(*) FROM orders WHERE state = \'open\'"',
		"psql -c '\\d orders' -c 'VACUUM ANALYZE;'",
		"psql <<'SQL'\n\\timing on\nSELECT 1 \\gx\nSQL",
		'psql -v id=7 -c "SELECT :\'id\'::int, :id FROM t WHERE a[1:2] IS NOT NULL"',
		'psql -c "SELECT * FROM $TABLE"',
		"psql -c 'DELETE FROM orders WHERE id = <id>'",
		"psql -c 'SELECT ...'",
		'psql <<SQL\nSELECT * FORM $TABLE;\nSQL',
		"psql -p 6432 pgbouncer -c 'RELOAD'",
		"mysql -e 'SHOW ENGINE INNODB STATUS\\G'",
		"sqlite3 app.db .tables '.mode box'",
		"psql -c 'SELECT * FROM orders WHERE id = ?'",
		'psql -f schema.sql',
		"psql <<'SQL'\nCOPY t FROM STDIN;\n1\t2\n\\.\nSQL",
	])('%s passes', async (text) => {
		expect(await faults(text)).toEqual([]);
	});
});
