// migrate.js up [LAST]|down|status: applies what is pending as one batch, takes the last batch back, or lists all migrations.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { query } from '../lib/database.js';

const directory = path.resolve(import.meta.dirname, '../migrations');
const known = readdirSync(directory)
	.filter((file) => file.endsWith('.up.sql'))
	.map((file) => file.replace('.up.sql', ''))
	.toSorted();
const text = (name, way) => readFileSync(path.join(directory, `${name}.${way}.sql`), 'utf8');

/** The migrations that the database has, oldest first. */
async function applied() {
	await query(
		`SET client_min_messages = warning;
		CREATE TABLE IF NOT EXISTS knex_migrations
		(id serial PRIMARY KEY, name text NOT NULL, batch integer NOT NULL, migration_time timestamptz DEFAULT now())`,
	);
	const rows = await query("SELECT coalesce(json_agg(m ORDER BY id), '[]') FROM knex_migrations m");
	return JSON.parse(rows);
}

async function up(newest) {
	const done = await applied();
	const wanted = newest === undefined ? known : known.slice(0, known.indexOf(newest) + 1);
	const pending = wanted.filter((name) => !done.some((row) => row.name === name));
	if (pending.length === 0) return console.log('Already up to date');
	const batch = Math.max(0, ...done.map((row) => row.batch)) + 1;
	for (const name of pending) {
		const kept = `INSERT INTO knex_migrations (name, batch) VALUES (:'name', :'batch')`;
		await apply(name, `BEGIN; ${text(name, 'up')}; ${kept}; COMMIT`, { name, batch });
	}
	console.log(`Batch ${batch} run: ${pending.join(', ')}`);
}

async function down() {
	const done = await applied();
	const batch = Math.max(0, ...done.map((row) => row.batch));
	const last = done.filter((row) => row.batch === batch).toReversed();
	if (last.length === 0) return console.log('Already at the base');
	const unknown = last.find(({ name }) => !known.includes(name));
	if (unknown) throw new Error(`this release has no file of ${unknown.name}`);
	for (const { name } of last)
		await apply(name, `BEGIN; ${text(name, 'down')}; DELETE FROM knex_migrations WHERE name = :'name'; COMMIT`, {
			name,
		});
	console.log(`Batch ${batch} rolled back: ${last.map(({ name }) => name).join(', ')}`);
}

async function apply(name, sql, values) {
	try {
		await query(sql, values);
	} catch (error) {
		throw new Error(`${name}: ${error.message}`, { cause: error });
	}
}

async function status() {
	const done = await applied();
	for (const name of known) console.log(`${done.some((row) => row.name === name) ? 'done   ' : 'pending'} ${name}`);
	for (const { name } of done) if (!known.includes(name)) console.log(`unknown ${name}`);
}

const commands = { up, down, status };
const [name, newest] = process.argv.slice(2);
const command = commands[name];
if (!command) {
	console.error('usage: migrate.js up [LAST]|down|status');
	process.exit(2);
}
try {
	await command(newest);
} catch (error) {
	console.error(`Migration failed: ${error.message}`);
	process.exit(1);
}
