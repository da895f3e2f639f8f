import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { execute, fence, shell, temporaryDirectory } from '../../support/execution.ts';
import { env, head, psql, serverUrl, sql, useOrders } from './ordersServer.ts';

useOrders();

const ask = (query: string) => sql(query, 'capture=got') + shell('show', 'printf "<%s>" {{got}}');
const run = async (source: string, args: string[] = []) => execute(await temporaryDirectory(), source, args, env());

describe('expected rows', () => {
	const query = 'select id, state, "odd ""name" as odd, paid from orders order by id';

	test.each([
		[
			'a table',
			'output',
			'| id | state | odd | paid |\n|---|---|---|---|\n| 1 | open | x | t |\n| 2 | open | null | f |\n| 3 | done | a\\|b | null |',
		],
		[
			'a table with gaps',
			'output',
			'| id | state | odd | paid |\n|:--|--:|---|---|\n| ... | ... | ... | ... |\n| 3 | ... | a\\|b | null |',
		],
		['some rows and columns', 'output match=contains', '| state | id |\n|---|---|\n| done | 3 |'],
		['JSON', 'json output', '[{ "id": 1, "paid": true }, { "id": 2, "odd": null }, { "id": 3 }]'],
		['lines', 'output', '1|open|x|t\n...'],
		['a pattern', 'output match=regex', '\\d\\|open.*\n...\n3\\|done.*'],
	])('%s', async (_name, info, expected) => {
		const { status, printed } = await run(head() + sql(query, '', fence(info, expected)));
		expect(status, printed).toEqual({ ask: 'passed' });
	});

	test.each([
		[
			'another value',
			'output',
			'| id | state | odd | paid |\n|---|---|---|---|\n| 1 | done | x | t |\n| ... | ... | ... | ... |',
			'a row is 1 | open | x | t, expected 1 | done | x | t',
		],
		[
			'a row too many',
			'output',
			'| id | state | odd | paid |\n|---|---|---|---|\n| 1 | open | x | t |',
			'2 more rows came',
		],
		['a column that is gone', 'output match=contains', '| sate |\n|---|\n| done |', 'there is no column sate'],
		['a missing row', 'output match=contains', '| state |\n|---|\n| gone |', 'no row is gone'],
		['JSON', 'json output', '[{ "id": 2 }]', 'the rows are not what the document says'],
	])('%s fails', async (_name, info, expected, message) => {
		const { exitCode, printed, report } = await run(head() + sql(query, '', fence(info, expected)));
		expect(exitCode).toBe(1);
		expect(printed).toContain(message);
		expect(report.problems).toMatchObject([{ ruleId: 'output/rows' }]);
	});

	test('their number, given or changed', async () => {
		expect((await run(head() + sql(query, 'rows=3'))).status).toEqual({ ask: 'passed' });
		const { printed } = await run(head() + sql("update orders set state = 'x' where id < 3", 'rows=1'));
		expect(printed).toContain('UPDATE 2');
		expect(printed).toContain('2 rows, expected 1');
	});
});

describe('values', () => {
	const inputs = '    v: { type: string, default: x }\n    n: { type: string, default: orders }';

	test('are parameters where the grammar takes them, and never syntax', async () => {
		const hostile = "x'; drop table orders; --";
		const source =
			head(inputs) +
			sql(
				'update orders set state = {{v}} where id = 1;\nselect state, \'<{{v}}>\' as part from "{{n}}" where state = {{v}}',
				'capture=got',
			) +
			shell('show', 'printf %s {{got}}');
		const { status, printed } = await run(source, ['--input', `v=${hostile}`]);
		expect(status, printed).toEqual({ ask: 'passed', show: 'passed' });
		expect(psql('select state from orders where id = 1')).toBe(hostile);
		expect(printed).toContain(JSON.stringify({ state: hostile, part: `<${hostile}>` }));
	});

	test('stand in statements that take no parameters, and beside types', async () => {
		const source =
			head(inputs) +
			sql(
				'create role "role {{v}}" password {{v}};\ncomment on table orders is {{v}};\nselect interval {{v}}',
				'',
				fence('output', '02:00:00'),
			);
		psql('drop role if exists "role 2 hours"');
		const { status, printed } = await run(source, ['--input', 'v=2 hours']);
		expect(status, printed).toEqual({ ask: 'passed' });
		expect(psql("select obj_description('orders'::regclass)")).toBe('2 hours');
	});

	test('names come in double quotes', async () => {
		const source = head(inputs) + sql('select count("{{n}}") from orders', '', fence('output', '2'));
		expect((await run(source, ['--input', 'n=odd "name'])).status).toEqual({ ask: 'passed' });
	});

	test('come back as they went in, whatever they are', async () => {
		const { openPostgresql } = await import('../../../runner/sql/postgresql.ts');
		const { bindStatements } = await import('../../../runner/sql/openDatabase.ts');
		const { scanSql } = await import('../../../plugins/remark-runbook/template/index.ts');
		const database = await openPostgresql(serverUrl());
		const signal = new AbortController().signal;
		const texts = [
			'select {{v}}::text as v',
			"select '{{v}}'::text as v",
			"select e'{{v}}'::text as v",
			'select v from (select {{v}}::text as v) x -- {{v}}',
			'select /* {{v}} /* {{v}} */ {{v}} */ {{v}}::text as v',
			'select \'{{v}}\' as v from (select 1 as "{{v}}") x',
		];
		const value = fc.oneof(
			fc.string({ maxLength: 20 }),
			fc
				.array(fc.constantFrom("'", '"', '\\', ';', '--', '/*', '*/', '\n', '$1', '$$', 'x', ' ', 'é', '😀'), {
					minLength: 1,
					maxLength: 10,
				})
				.map((parts) => parts.join('')),
		);
		await fc.assert(
			fc.asyncProperty(value, fc.constantFrom(...texts), async (given, text) => {
				fc.pre(!given.includes('\0') && given !== '');
				const bound = await bindStatements(scanSql(text, 'postgresql').template, 'postgresql', () => given);
				const [result] =
					'statements' in bound ? await database.run(bound.statements, { transaction: false, signal }) : [];
				expect(result?.rows).toEqual([[given]]);
			}),
			{ numRuns: 300 },
		);
		await database.close();
	});
});

describe('several statements', () => {
	const broken = 'insert into orders values (4);\nselect 1;\ninsert into orders values (4)';

	test('stay apart without a transaction, and go together with one', async () => {
		const { printed, report } = await run(head() + sql(broken));
		expect(printed).toContain('duplicate key value violates unique constraint');
		expect(report.problems).toMatchObject([{ ruleId: 'output/sql', line: 13 }]);
		expect(psql('select count(*) from orders')).toBe('4');
		psql('delete from orders where id = 4');
		await run(head() + sql(broken, 'transaction'));
		expect(psql('select count(*) from orders')).toBe('3');
	});

	test('are taken back by an undo fence, and skipped where a check holds', async () => {
		const more =
			fence('sql check', "select count(*) = 2 from orders where state = 'done'") +
			fence('sql undo', "update orders set state = 'open' where id = 2");
		const source = head() + sql("update orders set state = 'done' where id = 2", 'rows=1', more);
		const { status, printed } = await run(source + shell('fails', 'false'), ['--undo', 'on-failure']);
		expect(status['ask'], printed).toBe('passed');
		expect(psql('select state from orders where id = 2')).toBe('open');
		expect((await run(source)).status).toEqual({ ask: 'passed' });
		expect((await run(source)).status).toEqual({ ask: 'already-done' });
	});

	test('a check changes nothing', async () => {
		const more = fence('sql check', 'delete from orders returning true');
		expect((await run(head() + sql('select 1', '', more))).status).toEqual({ ask: 'already-done' });
		expect(psql('select count(*) from orders')).toBe('3');
	});
});

test('a timeout ends the statement on the server', async () => {
	const { printed, report } = await run(head() + sql("select pg_sleep(60), 'sleeper'", 'timeout=300ms'));
	expect(printed).toContain('did not end within 300ms');
	expect(report.problems).toMatchObject([{ ruleId: 'output/timeout' }]);
	expect(
		psql(
			"select count(*) from pg_stat_activity where query like '%sleeper%' and pid <> pg_backend_pid() and state = 'active'",
		),
	).toBe('0');
});

test('captures the one value, a column, or a row', async () => {
	expect((await run(head() + ask('select count(*) from orders'))).printed).toContain('<3>');
	expect((await run(head() + ask('select id from orders order by id'))).printed).toMatch(/<1\n.*2\n.*3>/);
	expect((await run(head() + ask('select id, doc from orders where id = 1'))).printed).toContain(
		'<{"id":1,"doc":{"a":1}}>',
	);
});

describe('the connection', () => {
	test('comes from an input and is never shown', async () => {
		const source = `---\ntitle: SQL\nrunbook:\n  inputs:\n    url: { type: secret, env: THE_URL }\n---\n\n${sql('select 1', 'connection="{{url}}"')}`;
		const directory = await temporaryDirectory();
		const good = await execute(directory, source, [], { THE_URL: serverUrl() });
		expect(good.status).toEqual({ ask: 'passed' });
		const url = 'postgres://someone:sesame@127.0.0.1:1/x';
		const { printed, exitCode } = await execute(directory, source, [], { THE_URL: url });
		expect(exitCode).toBe(1);
		expect(printed).toContain("the server can't be reached");
		expect(printed).not.toContain('sesame');
	});

	test('is missing', async () => {
		const { printed } = await execute(await temporaryDirectory(), head() + sql('select 1'), [], { ORDERS_URL: '' });
		expect(printed).toContain('the environment has no ORDERS_URL');
	});
});
