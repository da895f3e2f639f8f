import { realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname } from 'node:path';
import type { Executable } from '../locate/executable.ts';
import { npmPrefixOf } from '../locate/npmPrefix.ts';
import { isHarmless } from './allowList.ts';
import { probeEnvironment } from './environment.ts';
import { createLimiter } from './limiter.ts';
import { run, type ProbeResult, type RunLimits } from './run.ts';
import { findSandbox, sandboxed } from './sandbox.ts';

export interface ProbeOptions {
	env?: Record<string, string>;
	/** Files of this package to show in the sandbox, and the argv that takes the place of the program's path. */
	files?: Record<string, string>;
	program?: readonly string[];
}

/** Runs installed programs for their help. `refuses` says why a program can't be asked here. */
export interface Prober {
	isSandboxed(): Promise<boolean>;
	refuses(executable: Executable): Promise<string | undefined>;
	ask(executable: Executable, args: readonly string[], options?: ProbeOptions): Promise<ProbeResult>;
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
	let search: Promise<string | undefined> | undefined;
	const sandbox = (): Promise<string | undefined> => {
		search ??= settings.sandbox === 'none' ? Promise.resolve(undefined) : findSandbox();
		return search;
	};
	const env = probeEnvironment(settings.searchPath, settings.home ?? homedir());
	return {
		isSandboxed: async () => (await sandbox()) !== undefined,
		async refuses({ name }) {
			return (await sandbox()) !== undefined || isHarmless(name) ? undefined : noSandbox;
		},
		async ask(executable, args, options = {}) {
			const bwrap = await sandbox();
			const command = [...(options.program ?? [executable.path]), ...args];
			const prefix = npmPrefixOf(executable.realPath, realpathSync(dirname(executable.path)));
			const place = { home: settings.home, files: options.files ?? {}, ...(prefix && { prefix }) };
			const argv = bwrap === undefined ? command : sandboxed(command, place, bwrap);
			const shown = [executable.name, ...args];
			const ask = (): Promise<ProbeResult> => run(argv, shown, { ...env, ...options.env }, limits);
			// A slow program asked last would be waited for by nobody else.
			return limit(() => slowest.time(executable.path, ask), slowest.of(executable.path));
		},
	};
}
