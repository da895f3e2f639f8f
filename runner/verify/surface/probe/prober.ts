import { existsSync, realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname } from 'node:path';
import { findConfinement } from '../../confinement/findConfinement.ts';
import type { Confine } from '../../confinement/place.ts';
import type { Executable } from '../locate/executable.ts';
import { npmPrefixOf } from '../locate/npmPrefix.ts';
import { existingManagerRoots } from '../locate/trust.ts';
import { probeEnvironment } from './environment.ts';
import { createLimiter } from './limiter.ts';
import type { RunLimits } from './limits.ts';
import { run, type ProbeResult } from './run.ts';
import { createSandboxPool } from './sandboxPool.ts';
import type { SandboxPlace, SandboxPool } from './sandboxPool.ts';
import { withSecondTries } from './secondTries.ts';

export interface ProbeOptions {
	env?: Record<string, string>;
	/** The argv that takes the place of the program's path. */
	program?: readonly string[];
	/** Shell text that prepares the sandbox. */
	setup?: string;
	/** Directories that look empty. */
	hidden?: readonly string[];
}

/** Runs installed programs for their help: confined, where that is possible. */
export interface Prober {
	isSandboxed(): boolean;
	ask(executable: Executable, args: readonly string[], options?: ProbeOptions): Promise<ProbeResult>;
	/** Ends the sandboxes that are open. */
	close(): void;
}

/** What confines programs: whatever works here, nothing, or what is given. */
export type SandboxChoice = 'auto' | 'none' | Confine;

export interface ProberSettings {
	sandbox: SandboxChoice;
	concurrency: number;
	searchPath: string;
	home: string | undefined;
	limits?: RunLimits;
}

const defaultLimits: RunLimits = { milliseconds: 3000, patience: 8, bytes: 2_000_000 };

/** A program that is not confined writes no file, and finds no home. */
const withoutTrace = ['/bin/sh', '-c', `ulimit -f 0; trap '' XFSZ; exec "$@"`, 'sh'];
const nowhere = { HOME: '/proc/home' };

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
	let opened: { pool: SandboxPool | undefined } | undefined;
	const sandboxes = (): SandboxPool | undefined => {
		opened ??= { pool: openPool(settings, env) };
		return opened.pool;
	};
	return {
		isSandboxed: () => sandboxes() !== undefined,
		async ask(executable, args, options = {}) {
			const pool = sandboxes();
			const command = [...(options.program ?? [executable.path]), ...args];
			const shown = [executable.name, ...args];
			const ask = (): Promise<ProbeResult> => {
				if (!pool) return run([...withoutTrace, ...command], shown, { ...env, ...nowhere, ...options.env }, limits);
				const place = placeOf(executable, options, settings);
				const path = besidesItself(executable, settings);
				return withSecondTries(place, path, (tried, PATH) =>
					pool.run(tried, { command, shown, env: { PATH, ...options.env } }, limits),
				);
			};
			// A slow program asked last would be waited for by nobody else.
			return limit(() => slowest.time(executable.path, ask), slowest.of(executable.path));
		},
		close: () => opened?.pool?.close(),
	};
}

/** A program of a system finds the interpreter that lies beside it, whatever else comes first for the user. */
function besidesItself({ path }: Executable, { searchPath }: ProberSettings): string {
	return `${dirname(path)}:${searchPath}`;
}

function openPool({ sandbox, concurrency }: ProberSettings, env: Record<string, string>): SandboxPool | undefined {
	if (sandbox === 'none') return undefined;
	const confine = sandbox === 'auto' ? findConfinement() : sandbox;
	return confine && createSandboxPool(confine, env, concurrency);
}

/** The home directory is hidden but for what tool managers installed in it. */
function placeOf(
	{ realPath, path }: Executable,
	{ setup, hidden = [] }: ProbeOptions,
	{ home }: ProberSettings,
): SandboxPlace {
	const prefix = npmPrefixOf(realPath, realpathSync(dirname(path)));
	const [homes, managers] = hides(home) ? [[home], existingManagerRoots(home)] : [[], []];
	return {
		hidden: [...homes, ...hidden],
		shown: [...managers, ...(prefix === undefined ? [] : [prefix])],
		...(setup !== undefined && { setup }),
	};
}

function hides(home: string | undefined): home is string {
	return home !== undefined && home !== '/' && existsSync(home);
}
