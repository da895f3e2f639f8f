import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { isatty } from 'node:tty';
import type { Target } from '../../../plugins/remark-runbook/language.ts';
import { UserError } from '../../errors/userError.ts';
import { remoteBash } from '../session/remote/connection.ts';
import type { Connection } from '../session/remote/connection.ts';

interface SshOptions {
	target: Extract<Target, { type: 'ssh' }>;
	host: string;
	workspace: string;
	env: NodeJS.ProcessEnv;
}

/** What holds for every call; a dead network ends as an error after a minute. */
const settings = [
	'ConnectTimeout=30',
	'ServerAliveInterval=15',
	'ServerAliveCountMax=4',
	'ClearAllForwardings=yes',
	'PermitLocalCommand=no',
	'RemoteCommand=none',
	'RequestTTY=no',
].flatMap((setting) => ['-o', setting]);

/** Seconds that the connection outlives us, should we be killed. */
const persistSeconds = 60;

/** One host by the system's OpenSSH and its configuration: one connection, which every call goes through. */
export class SshConnection implements Connection {
	readonly name: string;
	readonly hint =
		'Does it work by hand, with the same host, user and configuration? Keys that ask belong into ssh-agent.';
	private readonly options: SshOptions;
	private directory: string | undefined;
	private opening: Promise<void> | undefined;

	constructor(options: SshOptions) {
		this.options = options;
		this.name = options.host;
	}

	async command(): Promise<readonly [string, ...string[]]> {
		this.opening ??= this.open();
		await this.opening;
		return ['ssh', ...this.words(), '-o', 'ControlMaster=no', '--', this.options.host, `exec ${remoteBash.join(' ')}`];
	}

	async close(): Promise<void> {
		if (this.directory === undefined) return;
		await this.call([...this.words(), '-O', 'exit', '--', this.options.host]);
		rmSync(this.directory, { recursive: true, force: true });
		this.directory = undefined;
	}

	/** Logs in, which may ask at the terminal, and leaves the connection in the background. */
	private async open(): Promise<void> {
		this.directory = mkdtempSync(path.join(os.tmpdir(), 'runbook-ssh-'));
		const lasting = ['-o', 'ControlMaster=yes', '-o', `ControlPersist=${persistSeconds}`];
		const { status, said } = await this.call([...this.words(), ...lasting, '--', this.options.host, 'exit 0']);
		if (status === 0) return;
		this.opening = undefined;
		throw new UserError(`${this.name} can't be reached: ${said || `ssh ended with exit ${status}`}`, this.hint);
	}

	private words(): string[] {
		const { target, workspace } = this.options;
		return [
			...settings,
			...(isatty(0) ? [] : ['-o', 'BatchMode=yes']),
			...(target.config === undefined ? [] : ['-F', path.resolve(workspace, target.config)]),
			...(target.user === undefined ? [] : ['-l', target.user]),
			...(target.port === undefined ? [] : ['-p', String(target.port)]),
			'-T',
			'-S',
			path.join(this.directory ?? '', 'connection'),
		];
	}

	/** Waits for the end of the program, not of its streams: the connection in the background keeps them. */
	private async call(words: string[]): Promise<{ status: number; said: string }> {
		const child = spawn('ssh', words, { env: this.options.env, stdio: ['ignore', 'ignore', 'pipe'] });
		let said = '';
		child.stderr.setEncoding('utf8').on('data', (text: string) => {
			said += text;
		});
		try {
			const [status]: unknown[] = await once(child, 'exit');
			return { status: Number(status ?? 255), said: said.trim() };
		} catch {
			return { status: 127, said: 'there is no ssh on PATH' };
		} finally {
			child.stderr.destroy();
		}
	}
}
