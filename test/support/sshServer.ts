import { execFile, spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import path from 'node:path';
import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { TestContext } from 'vitest';
import { requireTool } from './requireTool.ts';

const run = promisify(execFile);

export interface SshServer {
	/** A configuration of the client that knows the hosts `web-1` to `web-4`, all of them this machine. */
	config: string;
	port: number;
	stop(): Promise<void>;
}

/** Starts an OpenSSH server on the loopback with keys of its own. Skips where there is none. */
export async function startSshServer(context: TestContext, why: string): Promise<SshServer> {
	const sshd = requireTool(context, 'sshd', why);
	requireTool(context, 'ssh', why);
	const directory = await mkdtemp(path.join(tmpdir(), 'runbook-sshd-'));
	const file = (name: string): string => path.join(directory, name);
	for (const key of ['host', 'user']) await run('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', file(key)]);
	const port = await freePort();
	await writeFile(file('authorized'), await readFile(file('user.pub')), { mode: 0o600 });
	await writeFile(file('known'), `[127.0.0.1]:${port} ${await readFile(file('host.pub'), 'utf8')}`);
	await writeFile(file('sshd_config'), serverConfig(port, file));
	await writeFile(file('config'), clientConfig(port, file));
	// As root the server asks for the directory in which it parts itself from its privileges.
	if (process.getuid?.() === 0) mkdirSync('/run/sshd', { recursive: true });
	const server = spawn(sshd, ['-D', '-e', '-f', file('sshd_config')], { stdio: ['ignore', 'ignore', 'pipe'] });
	let said = '';
	server.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
	await answers(port, () => server.exitCode !== null && said);
	return {
		config: file('config'),
		port,
		async stop() {
			server.kill();
			await rm(directory, { recursive: true, force: true });
		},
	};
}

function serverConfig(port: number, file: (name: string) => string): string {
	return [
		`Port ${port}`,
		'ListenAddress 127.0.0.1',
		`HostKey ${file('host')}`,
		`AuthorizedKeysFile ${file('authorized')}`,
		`PidFile ${file('pid')}`,
		'StrictModes no',
		'UsePAM no',
		'PasswordAuthentication no',
		'PermitRootLogin prohibit-password',
		'',
	].join('\n');
}

function clientConfig(port: number, file: (name: string) => string): string {
	return [
		'Host web-1 web-2 web-3 web-4',
		'HostName 127.0.0.1',
		`Port ${port}`,
		`User ${userInfo().username}`,
		`IdentityFile ${file('user')}`,
		'IdentitiesOnly yes',
		`UserKnownHostsFile ${file('known')}`,
		'StrictHostKeyChecking yes',
		'',
	].join('\n');
}

async function freePort(): Promise<number> {
	const server = createServer();
	await new Promise<void>((resolve) => {
		server.listen(0, '127.0.0.1', resolve);
	});
	const address = server.address();
	await new Promise((resolve) => {
		server.close(resolve);
	});
	if (typeof address !== 'object' || !address) throw new Error('no port');
	return address.port;
}

async function answers(port: number, failed: () => string | false): Promise<void> {
	for (let attempt = 0; attempt < 200; attempt++) {
		const reached = await new Promise<boolean>((resolve) => {
			const socket = connect(port, '127.0.0.1', () => {
				socket.destroy();
				resolve(true);
			});
			socket.once('error', () => resolve(false));
		});
		if (reached) return;
		const reason = failed();
		if (reason !== false) throw new Error(`sshd did not start: ${reason}`);
		await delay(50);
	}
	throw new Error('sshd does not answer');
}
