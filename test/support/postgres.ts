import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import path from 'node:path';
import { findTool } from './requireTool.ts';

/** A PostgreSQL server of a test's own, on a loopback port, with the user and database `postgres`. */
export interface Postgres {
	url: string;
	/** Runs SQL with psql and gives what it prints, cells with `|` between them. */
	psql(sql: string): string;
	stop(): Promise<void>;
}

/** The directory of the server's programs, which Debian keeps from the PATH. */
export function postgresPrograms(): string | undefined {
	const onPath = findTool('initdb');
	if (onPath) return path.dirname(onPath);
	const root = '/usr/lib/postgresql';
	const versions = existsSync(root) ? readdirSync(root).toSorted((a, b) => Number(b) - Number(a)) : [];
	return versions.map((version) => path.join(root, version, 'bin')).find((bin) => existsSync(path.join(bin, 'initdb')));
}

/** Starts a server in a temporary directory. PostgreSQL refuses to run as root: root lends it the user `nobody`. */
export async function startPostgres(programs: string): Promise<Postgres> {
	const directory = mkdtempSync(path.join(tmpdir(), 'postgres-'));
	const owner = userInfo().uid === 0 ? nobody() : undefined;
	if (owner) chownSync(directory, owner.uid, owner.gid);
	chmodSync(directory, 0o700);
	const as = { ...owner, cwd: '/', env: { PATH: process.env['PATH'] ?? '', LC_ALL: 'C.UTF-8' } };
	const data = path.join(directory, 'data');
	execFileSync(
		path.join(programs, 'initdb'),
		['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-sync'],
		{ ...as, stdio: 'pipe' },
	);
	const port = await freePort();
	const settings = ['-h', '127.0.0.1', '-p', String(port), '-k', directory, '-c', 'fsync=off'];
	const server = spawn(path.join(programs, 'postgres'), ['-D', data, ...settings], {
		...as,
		stdio: ['ignore', 'ignore', 'pipe'],
	});
	const ended = new Promise<void>((resolve) => void server.once('exit', () => resolve()));
	await ready(server.stderr, ended);
	const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
	return {
		url,
		psql: (sql) =>
			execFileSync('psql', [url, '-XAtq', '-v', 'ON_ERROR_STOP=1'], { input: sql, encoding: 'utf8' }).trimEnd(),
		stop: async () => {
			server.kill('SIGINT');
			await ended;
			rmSync(directory, { recursive: true, force: true });
		},
	};
}

function nobody(): { uid: number; gid: number } {
	const [uid, gid] = ['-u', '-g'].map((flag) => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' })));
	return { uid: uid ?? 0, gid: gid ?? 0 };
}

async function ready(log: NodeJS.ReadableStream, ended: Promise<void>): Promise<void> {
	let text = '';
	await new Promise<void>((resolve, reject) => {
		log.on('data', (chunk: Buffer) => {
			text += chunk.toString();
			if (text.includes('ready to accept connections')) resolve();
		});
		void ended.then(() => reject(new Error(`postgres ended: ${text}`)));
	});
}

async function freePort(): Promise<number> {
	const server = createServer();
	await new Promise<void>((resolve) => {
		server.listen(0, '127.0.0.1', resolve);
	});
	const { port } = server.address() as AddressInfo;
	await new Promise((resolve) => {
		server.close(resolve);
	});
	return port;
}
