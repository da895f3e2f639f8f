import { realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname } from 'node:path';
import type { Executable } from '../locate/executable.ts';
import { npmPrefixOf } from '../locate/npmPrefix.ts';
import { isHarmless } from './allowList.ts';
import { probeEnvironment } from './environment.ts';
import { createLimiter } from './limiter.ts';
import type { RunLimits } from './limits.ts';
import { run, type ProbeResult } from './run.ts';
import { findSandbox } from './sandbox.ts';
import type { SandboxOptions } from './sandbox.ts';
import { createSandboxPool } from './sandboxPool.ts';
import type { SandboxPool } from './sandboxPool.ts';

export interface ProbeOptions {
	env?: Record<string, string>;
	/** The argv that takes the place of the program's path. */
	program?: readonly string[];
	/** Shell text that prepares the sandbox. */
	setup?: string;
	/** Directories that look empty. */
	hidden?: readonly string[];
}

/** Runs installed programs for their help. `refuses` says why a program can't be asked here. */
export interface Prober {
	isSandboxed(): Promise<boolean>;
	refuses(executable: Executable): Promise<string | undefined>;
	ask(executable: Executable, args: readonly string[], options?: ProbeOptions): Promise<ProbeResult>;
	/** Ends the sandboxes that are open. */
	close(): void;
}

export interface ProberSettings {
	sandbox: 'auto' | 'none';
	concurrency: number;
	searchPath: string;
	home: string | undefined;
	limits?: RunLimits;
}

const defaultLimits: RunLimits = { milliseconds: 3000, patience: 8, bytes: 2_000_000 };
const noSandbox = 'no sandbox (bubblewrap) works here, and only a short list of programs is asked without one';

/** How long the slowest question to each program took, in milliseconds. */
function createStopwatch(): {
	of(program: string): number;
	time<T>(program: string, ask: () => Promise<T>): Promise<T>;
} {
	const longest = new Map<string, number>();
	const of = (program: string): number => longest.get(program) ?? 0;
	return {
		of,
		async time(program, ask) {
			const started = performance.now();
			const answer = await ask();
			longest.set(program, Math.max(of(program), performance.now() - started));
			return answer;
		},
	};
}

export function createProber(settings: ProberSettings): Prober {
	const limit = createLimiter(settings.concurrency);
	const limits = settings.limits ?? defaultLimits;
	const slowest = createStopwatch();
	const env = probeEnvironment(settings.searchPath, settings.home ?? homedir());
	let search: Promise<SandboxPool | undefined> | undefined;
	const sandboxes = (): Promise<SandboxPool | undefined> => {
		search ??= settings.sandbox === 'none' ? Promise.resolve(undefined) : openPool(env, settings.concurrency);
		return search;
	};
	return {
		isSandboxed: async () => (await sandboxes()) !== undefined,
		async refuses({ name }) {
			return (await sandboxes()) !== undefined || isHarmless(name) ? undefined : noSandbox;
		},
		async ask(executable, args, options = {}) {
			const pool = await sandboxes();
			const command = [...(options.program ?? [executable.path]), ...args];
			const shown = [executable.name, ...args];
			const ask = (): Promise<ProbeResult> => {
				if (!pool) return run(command, shown, { ...env, ...options.env }, limits);
				const place = placeOf(executable, options, settings);
				return alsoAsOrdinary((ordinaryUser) =>
					pool.run(
						{ ...place, ...(ordinaryUser && { ordinaryUser }) },
						{ command, shown, env: options.env ?? {} },
						limits,
					),
				);
			};
			// A slow program asked last would be waited for by nobody else.
			return limit(() => slowest.time(executable.path, ask), slowest.of(executable.path));
		},
		close: () => void search?.then((pool) => pool?.close()),
	};
}

/** Some programs tell root nothing but that it should not be root. */
async function alsoAsOrdinary(ask: (ordinaryUser: boolean) => Promise<ProbeResult>): Promise<ProbeResult> {
	const answer = await ask(false);
	if (process.getuid?.() !== 0 || !speaksOfRoot(answer)) return answer;
	const second = await ask(true);
	return speaksOfRoot(second) ? answer : second;
}

function speaksOfRoot({ exitCode, stdout, stderr }: ProbeResult): boolean {
	return exitCode !== 0 && /(?:\b(?:as|be|by) (?:the )?|["'`])root\b|super ?user/i.test(stdout + stderr);
}

async function openPool(env: Record<string, string>, most: number): Promise<SandboxPool | undefined> {
	const bwrap = await findSandbox();
	return bwrap === undefined ? undefined : createSandboxPool(bwrap, env, most);
}

function placeOf(
	{ realPath, path }: Executable,
	{ setup, hidden = [] }: ProbeOptions,
	{ home }: ProberSettings,
): SandboxOptions {
	const prefix = npmPrefixOf(realPath, realpathSync(dirname(path)));
	return { home, hidden, ...(prefix !== undefined && { prefix }), ...(setup !== undefined && { setup }) };
}
