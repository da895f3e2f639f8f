import { randomUUID } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { execa } from 'execa';
import { onTestFinished } from 'vitest';
import { projectRoot } from './cli.ts';

const bin = path.join(projectRoot, 'dist/cli/bin.js');

interface TerminalOptions {
	cwd: string;
	columns?: number;
	rows?: number;
	env?: Record<string, string>;
}

/** A command in a real terminal, driven by its keys and read as a person sees it. Needs tmux. */
export class PseudoTerminal {
	private readonly server = `runbook-test-${randomUUID()}`;
	private readonly statusFile = path.join(tmpdir(), `${this.server}.status`);

	/** Runs `runbook-exec` with these arguments until the test has finished. */
	static async start(args: readonly string[], options: TerminalOptions): Promise<PseudoTerminal> {
		const terminal = new PseudoTerminal();
		await terminal.open(args, options);
		return terminal;
	}

	/** Types texts as they are; of `<Enter>` and the like the key is pressed. */
	async type(...texts: readonly string[]): Promise<void> {
		for (const text of texts) {
			const key = /^<(.+)>$/.exec(text)?.[1];
			await this.tmux('send-keys', '-t', 'main', ...(key === undefined ? ['-l', text] : [key]));
		}
	}

	/** What is on the screen and above it, lines joined that the terminal broke. */
	async screen(): Promise<string> {
		const text = await this.tmux('capture-pane', '-p', '-J', '-S', '-', '-t', 'main');
		return text.replaceAll(/ +$/gm, '').trimEnd();
	}

	/** Returns when the screen's end matches, with the whole screen. */
	async shows(expected: RegExp): Promise<string> {
		let screen = '';
		for (let attempt = 0; attempt < 400; attempt++) {
			screen = await this.screen();
			if (expected.test(screen)) return screen;
			await delay(50);
		}
		throw new Error(`the terminal never showed ${expected}, but:\n${screen}`);
	}

	/** Exit code of the command, once it has ended. */
	async exitCode(): Promise<number> {
		for (let attempt = 0; attempt < 400; attempt++) {
			const status = await readFile(this.statusFile, 'utf8').catch(() => '');
			if (status.endsWith('\n')) return Number(status);
			await delay(50);
		}
		throw new Error(`the command never ended:\n${await this.screen()}`);
	}

	async resize(columns: number, rows: number): Promise<void> {
		await this.tmux('resize-window', '-t', 'main', '-x', String(columns), '-y', String(rows));
	}

	/** The process of the command. */
	async pid(): Promise<number> {
		const shell = await this.tmux('display-message', '-p', '-t', 'main', '#{pane_pid}');
		return Number(await readFile(`/proc/${shell}/task/${shell}/children`, 'utf8'));
	}

	/** Closes the window under the command, as when a connection breaks. */
	async hangUp(): Promise<void> {
		await this.tmux('kill-server');
	}

	private async open(
		args: readonly string[],
		{ cwd, columns = 80, rows = 50, env = {} }: TerminalOptions,
	): Promise<void> {
		onTestFinished(async () => {
			await this.tmux('kill-server').catch(() => {});
			await rm(this.statusFile, { force: true });
		});
		// CI says that nobody watches; here somebody does.
		const { CI: _, NO_COLOR: __, FORCE_COLOR: ___, ...inherited } = process.env;
		const variables = { ...inherited, LANG: 'C.UTF-8', TERM: 'xterm-256color', ...env };
		const settings = [
			'set-option',
			'-g',
			'remain-on-exit',
			'on',
			';',
			'set-option',
			'-g',
			'history-limit',
			'20000',
			';',
		];
		const size = ['-x', String(columns), '-y', String(rows)];
		const command = ['sh', '-c', 'trap : INT; "$@"; echo $? > "$0"', this.statusFile, process.execPath, bin, ...args];
		const session = ['new-session', '-d', '-s', 'main', '-c', cwd, ...size, '--', ...command];
		await execa('tmux', ['-L', this.server, '-f', '/dev/null', '-u', ...settings, ...session], {
			env: variables,
			extendEnv: false,
		});
	}

	private async tmux(...args: string[]): Promise<string> {
		const { stdout } = await execa('tmux', ['-L', this.server, ...args], { env: { LANG: 'C.UTF-8' } });
		return stdout;
	}
}
