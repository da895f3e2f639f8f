import { afterAll, beforeAll, beforeEach } from 'vitest';
import { fence } from '../../support/execution.ts';
import { postgresPrograms, startPostgres, type Postgres } from '../../support/postgres.ts';

const programs = postgresPrograms();
let server: Postgres | undefined;

/** A server with a table of orders, made anew before each test of the file that calls this. */
export function useOrders(): void {
	beforeAll(async () => {
		if (programs) server = await startPostgres(programs);
	}, 60_000);
	afterAll(() => server?.stop());
	beforeEach((context) => {
		if (!server && process.env['CI']) throw new Error('PostgreSQL is not installed. In CI every tool must be there.');
		if (!server) return context.skip('PostgreSQL is not installed; this test asks a real server');
		server.psql(`drop schema public cascade; create schema public; create table orders (id int primary key, state text, "odd ""name" text, paid boolean, doc jsonb);
		insert into orders values (1, 'open', 'x', true, '{"a": 1}'), (2, 'open', null, false, null), (3, 'done', 'a|b', null, '[]');`);
	});
}

export const serverUrl = (): string => server?.url ?? '';
export const psql = (sql: string): string => server?.psql(sql) ?? '';
export const env = (): Record<string, string> => ({ ORDERS_URL: server?.url ?? '' });
export const head = (inputs = ''): string =>
	`---\ntitle: SQL\nrunbook:\n  connections:\n    orders: { engine: postgresql, env: ORDERS_URL }\n${inputs && `  inputs:\n${inputs}\n`}---\n\n`;
export const sql = (statements: string, attributes = '', more = '', id = 'ask'): string =>
	`:::sql[Ask ${id}]{#${id} ${attributes}}\n${fence('sql', statements)}${more}:::\n\n`;
