import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { scanSql } from '../../../plugins/remark-runbook/template/index.ts';
import { bindStatements } from '../../../runner/sql/openDatabase.ts';
import { openSqlite } from '../../../runner/sql/sqlite.ts';
import { splitSqlite } from '../../../runner/sql/sqliteText.ts';
import { runCli } from '../../support/cli.ts';
import { execute, fence, shell, temporaryDirectory } from '../../support/execution.ts';
import { requireTool } from '../../support/requireTool.ts';

let directory = '';
const query = (sql: string): string =>
	execFileSync('sqlite3', [path.join(directory, 'app.db')], { input: sql, encoding: 'utf8' }).trimEnd();
const sql = (statements: string, attributes = '', more = ''): string =>
	`:::sql[Ask]{#ask connection=sqlite:app.db ${attributes}}\n${fence('sql', statements)}${more}:::\n\n`;
const dry = async (source: string, ...args: string[]) => {
	await writeFile(path.join(directory, 'runbook.mdx'), source);
	return runCli(['runbook.mdx', '--dry-run', ...args], { cwd: directory });
};

const inputs = '---\ntitle: SQLite\nrunbook:\n  inputs:\n    v: { type: string, default: x }\n---\n\n';

beforeEach(async (context) => {
	requireTool(context, 'sqlite3', 'asks a real database');
	directory = await temporaryDirectory();
	query(
		"create table orders (id integer primary key, state text); insert into orders values (1, 'open'), (2, 'open'), (3, null);",
	);
});

describe('a SQLite file', () => {
	test('is asked, and its rows are held against the document', async () => {
		const table = fence('output', '| id | state |\n|---|---|\n| 1 | open |\n| ... | ... |\n| 3 | null |');
		const good = await execute(directory, sql('select * from orders order by id', 'rows=3', table));
		expect(good.status, good.printed).toEqual({ ask: 'passed' });
		const bad = await execute(
			directory,
			sql('select id from orders where id = 1', '', fence('json output', '[{ "id": 2 }]')),
		);
		expect(bad.report.problems).toMatchObject([{ ruleId: 'output/rows' }]);
	});

	test('takes values as parameters, names in quotes, and tells rows that change', async () => {
		const hostile = "x'; drop table orders; --\n.shell touch pwned";
		const source =
			inputs +
			sql(
				"update orders set state = {{v}} where id < 3;\nselect state, '<{{v}}>' as part from orders where state = {{v}} limit 1",
				'capture=got',
			) +
			shell('show', 'printf %s {{got}}; ls');
		const { status, printed } = await execute(directory, source, ['--input', `v=${hostile}`]);
		expect(status, printed).toEqual({ ask: 'passed', show: 'passed' });
		expect(printed).toContain('UPDATE 2');
		expect(query('select state from orders where id = 2')).toBe(hostile);
		expect(printed).not.toContain('pwned\n');
	});

	test('stops at the statement that fails, and in a transaction takes the others back', async () => {
		const broken = "insert into orders values (4, 'a;b');\nselect 1;\ninsert into orders values (4, 'x')";
		const { report, printed } = await execute(directory, sql(broken));
		expect(printed).toContain('UNIQUE constraint failed');
		expect(report.problems).toMatchObject([{ ruleId: 'output/sql', line: 6 }]);
		expect(query('select count(*) from orders')).toBe('4');
		query('delete from orders where id = 4');
		await execute(directory, sql(broken, 'transaction'));
		expect(query('select count(*) from orders')).toBe('3');
	});

	test('is checked and taken back in SQL', async () => {
		const more =
			fence('sql check', "select count(*) = 2 from orders where state = 'done'") +
			fence('sql undo', "update orders set state = 'open' where id < 3");
		const source = sql("update orders set state = 'done' where id < 3", 'rows=2', more);
		await execute(directory, source + shell('fails', 'false'), ['--undo', 'on-failure']);
		expect(query("select count(*) from orders where state = 'open'")).toBe('2');
		expect((await execute(directory, source)).status).toEqual({ ask: 'passed' });
		expect((await execute(directory, source)).status).toEqual({ ask: 'already-done' });
	});

	test('waits for another program, and a timeout ends what runs', async () => {
		const endless = 'with recursive n(x) as (select 1 union all select x + 1 from n) select count(*) from n';
		const { printed, report } = await execute(directory, sql(endless, 'timeout=300ms'));
		expect(printed).toContain('did not end within 300ms');
		expect(report.problems).toMatchObject([{ ruleId: 'output/timeout' }]);
		expect(query('update orders set state = 1 where id = 1; select changes()')).toBe('1');
	});

	test('must be there', async () => {
		const { printed } = await execute(directory, sql('select 1').replace('app.db', 'gone.db'));
		expect(printed).toContain('there is no database');
	});
});

describe('a dry-run', () => {
	test("reads by SQLite's own grammar", async () => {
		const { stdout, exitCode } = await dry(sql("insert or replace into orders values (1, 'x;y');\nselct 1"));
		expect(exitCode).toBe(1);
		expect(stdout).toContain('runbook.mdx:5:1 error language/content-syntax');
		const good = await dry(
			sql(
				"insert or replace into orders values (1, 'x;y');\ncreate trigger t after insert on orders begin delete from orders; select 1; end;\npragma user_version",
			),
		);
		expect(good.exitCode, good.stdout).toBe(0);
		expect(query('select count(*) from orders')).toBe('3');
	});

	test('with --probe has the database explain', async () => {
		const bad = await dry(sql('select sate from orders'), '--probe');
		expect(bad.stdout).toContain('no such column: sate');
		expect(bad.exitCode).toBe(1);
		const good = await dry(sql('delete from orders'), '--probe');
		expect(good.stdout).toContain('rung 4 simulated');
		expect(query('select count(*) from orders')).toBe('3');
	});
});

test('statements end where SQLite ends them', () => {
	const text =
		'select \';\' -- ;\n; create temp trigger t after insert on a begin select 1; delete from b; end;\n/* ; */ ;;select "a;b", [c;d], `e;f`';
	expect(splitSqlite(text).map(({ start, end }) => text.slice(start, end).trim())).toEqual([
		"select ';' -- ;",
		'create temp trigger t after insert on a begin select 1; delete from b; end',
		'select "a;b", [c;d], `e;f`',
	]);
});

test('values come back as they went in, whatever they are', async () => {
	const database = await openSqlite(path.join(directory, 'app.db'), process.env);
	const signal = new AbortController().signal;
	const texts = [
		'select {{v}} as v',
		"select '{{v}}' as v",
		'select v from (select {{v}} as v) x -- {{v}}',
		'select /* {{v}} */ {{v}} as v',
		'select \'{{v}}\' as v from (select 1 as "{{v}}") x',
	];
	const value = fc.oneof(
		fc.string({ maxLength: 20 }),
		fc
			.array(fc.constantFrom("'", '"', '\\', ';', '--', '/*', '*/', '\n', '\n.quit\n', '?1', 'x', ' ', 'é', '😀'), {
				minLength: 1,
				maxLength: 10,
			})
			.map((parts) => parts.join('')),
	);
	await fc.assert(
		fc.asyncProperty(value, fc.constantFrom(...texts), async (given, text) => {
			fc.pre(!given.includes('\0') && given !== '');
			const bound = await bindStatements(scanSql(text, 'sqlite').template, 'sqlite', () => given);
			const [result] =
				'statements' in bound ? await database.run(bound.statements, { transaction: false, signal }) : [];
			expect(result?.rows).toEqual([[given]]);
		}),
		{ numRuns: 150 },
	);
});
