import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { runCli } from '../../support/cli.ts';
import { temporaryDirectory } from '../../support/execution.ts';
import { env, head, psql, sql, useOrders } from './ordersServer.ts';

useOrders();

const dry = async (source: string, ...args: string[]) => {
	const directory = await temporaryDirectory();
	await writeFile(path.join(directory, 'runbook.mdx'), source);
	return runCli(['runbook.mdx', '--dry-run', ...args], { cwd: directory, env: env() });
};

describe('a dry-run', () => {
	test('reads by the grammar of PostgreSQL, at the right place', async () => {
		const { stdout, exitCode } = await dry(head('    v: { type: string }') + sql("select 'ééé 😀', {{v}};\n  selct 1"));
		expect(exitCode).toBe(1);
		expect(stdout).toContain('runbook.mdx:14:3 error language/content-syntax');
		expect(stdout).toContain('syntax error at or near "selct"');
	});

	test('says that a value is no name', async () => {
		const { stdout } = await dry(head('    v: { type: string, default: orders }') + sql('select * from {{v}}'));
		expect(stdout).toContain('put it in double');
	});

	test('asks no server without --probe', async () => {
		const { stdout, exitCode } = await dry(head() + sql('delete from no_such_table'));
		expect(exitCode).toBe(0);
		expect(stdout).toContain('tables and columns need --probe');
	});

	test('with --probe has the server explain and changes nothing', async () => {
		const good = await dry(head() + sql('delete from orders;\nselect id from orders'), '--probe');
		expect(good.exitCode, good.stdout).toBe(0);
		expect(good.stdout).toContain('rung 4 simulated');
		expect(psql('select count(*) from orders')).toBe('3');
		const bad = await dry(head() + sql('select 1;\nselect idd from orders'), '--probe');
		expect(bad.exitCode).toBe(1);
		expect(bad.stdout).toContain('runbook.mdx:12:1 error reference/sql');
		expect(bad.stdout).toContain('column "idd" does not exist');
		const unknown = await dry(head() + sql('create table new (id int);\nselect id from new'), '--probe');
		expect(unknown.exitCode).toBe(0);
		expect(unknown.stdout).toContain("can't be explained without executing it");
	});
});
