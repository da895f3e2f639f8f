import { spawn } from 'node:child_process';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import type { EventEmitter } from 'node:events';
import { Socket } from 'node:net';
import { killGroup, watch } from './limits.ts';
import type { RunLimits } from './limits.ts';
import { readToMark } from './markedStream.ts';
import type { MarkedStream } from './markedStream.ts';
import type { ProbeResult } from './run.ts';
import { probeLine, shellStart } from './shellScript.ts';

/** One argv for a sandbox that is open, and the argv that a person would type. */
export interface SandboxedProbe {
	command: readonly string[];
	shown: readonly string[];
	/** Variables besides those of the sandbox. */
	env: Readonly<Record<string, string>>;
}

/** A sandbox that stays open for several probes, one at a time: making one takes longer than most programs need. */
export interface SandboxShell {
	/** Never rejects. Only while it is fresh; a probe over its limits is killed with the whole sandbox. */
	run(probe: SandboxedProbe, limits: RunLimits): Promise<ProbeResult>;
	/** Whether it is open, and the last probe left nothing in it. */
	isFresh(): boolean;
	close(): void;
}

export interface SandboxShellOptions {
	/** What starts a shell in a sandbox. */
	argv: readonly string[];
	env: Record<string, string>;
	/** The directories that can be written there. */
	writable: readonly string[];
	/** Shell text that prepares the sandbox. */
	setup: string | undefined;
}

export function openSandboxShell({ argv, env, writable, setup = '' }: SandboxShellOptions): SandboxShell {
	const [program = '', ...rest] = argv;
	const mark = randomBytes(16).toString('hex');
	const child = spawn(program, rest, { stdio: 'pipe', env, detached: true, cwd: '/' });
	let fresh = true;
	const spoil = (): void => {
		fresh = false;
	};
	for (const part of [child, child.stdin, child.stdout, child.stderr]) part.on('error', spoil);
	child.on('close', spoil);
	child.stdin.write(shellStart(mark, writable, setup));
	keepWaiting(child, false);
	return {
		run: async (probe, limits) => {
			keepWaiting(child, true);
			const answer = new Answer(child, mark, limits);
			const result = await answer.to(probe);
			fresh &&= answer.fresh;
			keepWaiting(child, false);
			return result;
		},
		isFresh: () => fresh,
		close: () => {
			if (fresh) child.stdin.end();
			else killGroup(child.pid);
			spoil();
		},
	};
}

/** Whether this process lives on for what the sandbox has to say. */
function keepWaiting(child: ChildProcessWithoutNullStreams, waits: boolean): void {
	const parts = [child.stdin, child.stdout, child.stderr].filter((stream) => stream instanceof Socket);
	for (const part of [child, ...parts]) {
		if (waits) part.ref();
		else part.unref();
	}
}

type Listener = Parameters<EventEmitter['on']>[1];

function listen(emitter: EventEmitter, event: string, listener: Listener, signal: AbortSignal): void {
	emitter.on(event, listener);
	signal.addEventListener('abort', () => emitter.off(event, listener), { once: true });
}

/** What a sandbox answers to one probe. */
class Answer {
	fresh = false;
	readonly #child: ChildProcessWithoutNullStreams;
	readonly #limits: RunLimits;
	readonly #stdout: MarkedStream;
	readonly #stderr: MarkedStream;
	#killed: { idle: boolean } | undefined;

	constructor(child: ChildProcessWithoutNullStreams, mark: string, limits: RunLimits) {
		this.#child = child;
		this.#limits = limits;
		this.#stdout = readToMark(mark, limits.bytes);
		this.#stderr = readToMark(mark, limits.bytes);
	}

	async to({ command, env, shown }: SandboxedProbe): Promise<ProbeResult> {
		const stopWatching = watch(this.#child.pid, this.#limits, (idle) => this.#kill(idle));
		const exitCode = await this.#listen(probeLine(command, env));
		stopWatching();
		const [stdout, stderr] = [this.#stdout.text(), this.#stderr.text()];
		const timedOut = this.#killed !== undefined;
		return { argv: [...shown], exitCode, stdout, stderr, timedOut, idled: this.#killed?.idle ?? false };
	}

	/** The exit code; null where it was killed. */
	#listen(line: string): Promise<number | null> {
		const child = this.#child;
		const hearing = new AbortController();
		return new Promise((resolve) => {
			const finish = (exitCode: number | null): void => {
				hearing.abort();
				resolve(exitCode);
			};
			const hear = (stream: MarkedStream) => (chunk: Buffer) => {
				if (!stream.add(chunk)) this.#kill(false);
				const endings = [this.#stdout.ending(), this.#stderr.ending()];
				const [ending] = endings;
				if (!ending || endings.includes(undefined)) return;
				this.fresh = ending.fresh;
				finish(ending.exitCode);
			};
			listen(child.stdout, 'data', hear(this.#stdout), hearing.signal);
			listen(child.stderr, 'data', hear(this.#stderr), hearing.signal);
			listen(child, 'close', () => finish(this.#killed ? null : child.exitCode), hearing.signal);
			if (child.exitCode === null && child.signalCode === null) child.stdin.write(line);
			else finish(child.exitCode);
		});
	}

	#kill(idle: boolean): void {
		this.#killed ??= { idle };
		killGroup(this.#child.pid);
	}
}
