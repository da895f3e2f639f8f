import { cpus, homedir } from 'node:os';
import type { ShellCommand } from '../../shell/command.ts';
import type { CommandVerdict } from '../verdict.ts';
import { builtinAdapter, isBuiltin, takesAnything } from './adapters/shell/builtins.ts';
import { createVerdictMemo } from './cache/verdictMemo.ts';
import { checkWithTool, unknownVerdict } from './checker.ts';
import { missingVerdict } from './report/missing.ts';
import { checkLocked, withLockedVersion } from './lock/checkLocked.ts';
import type { Lock } from './lock/schema.ts';
import type { RecordUsage } from './lock/usage.ts';
import { locate } from './locate/executable.ts';
import type { Located } from './locate/executable.ts';
import { handedTo } from './locate/plugins.ts';
import type { TrustPolicy } from './locate/trust.ts';
import { createProber } from './probe/prober.ts';
import type { SandboxChoice } from './probe/prober.ts';
import { createToolbox } from './toolbox.ts';

export interface SurfaceCheckerOptions {
	/** Where surfaces are kept between runs, as JSON files; undefined keeps them in memory only. */
	cacheDirectory?: string;
	/** `none` asks only a short list of programs known to be harmless. */
	sandbox?: SandboxChoice;
	env?: Record<string, string | undefined>;
	concurrency?: number;
	/** What documents used of tools when the lock file was written. */
	lock?: Lock | undefined;
	/** Hears what each verified command uses of its tool. */
	record?: RecordUsage | undefined;
	/** The repository whose files are never executed; the working directory where left out. */
	workspace?: string;
}

export interface SurfaceChecker {
	/** What the installed tool knows of one command; the command itself is never run. */
	check(command: ShellCommand): Promise<CommandVerdict>;
	/** Writes the cache. */
	close(): Promise<void>;
}

const defaultPath = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/** The programs of a machine do not move during a check, and a look at one takes several calls of the system. */
function createLocator(policy: TrustPolicy): (name: string) => Located {
	const locations = new Map<string, Located>();
	return (name) => {
		const known = locations.get(name) ?? locate(name, policy);
		locations.set(name, known);
		return known;
	};
}

/** Checks commands against the programs that are installed here. */
export function createSurfaceChecker(options: SurfaceCheckerOptions = {}): SurfaceChecker {
	const env = options.env ?? process.env;
	const searchPath = env['PATH'] ?? defaultPath;
	const home = env['HOME'] ?? homedir();
	const policy: TrustPolicy = { searchPath, home, forbidden: [options.workspace ?? process.cwd()] };
	const concurrency = options.concurrency ?? Math.max(3, Math.min(6, cpus().length + 1));
	const prober = createProber({ sandbox: options.sandbox ?? 'auto', concurrency, searchPath, home });
	const toolbox = createToolbox(prober, options.cacheDirectory, searchPath);

	const cleanVerdicts = createVerdictMemo();
	const locateOnce = createLocator(policy);

	async function checkLocal(command: ShellCommand, name: string): Promise<CommandVerdict> {
		if (takesAnything(name))
			return {
				verdict: 'verified',
				evidence: [{ layer: 'shell', witness: `${name} is a shell builtin` }],
				problems: [],
			};
		const builtin = isBuiltin(name) ? builtinAdapter(name) : undefined;
		const located = locateOnce(builtin ? 'bash' : name);
		if (located.type === 'untrusted') return unknownVerdict(`\`${located.path}\` was not asked: ${located.reason}`);
		const locked = options.lock?.tools[name];
		if (located.type === 'missing') {
			return locked ? checkLocked(command, name, locked, options.record) : missingVerdict(command, name);
		}
		const { tool, adapter, refusal } = await toolbox.open({ ...located.executable, ...(builtin && { name }) }, builtin);
		if (refusal !== undefined) return unknownVerdict(refusal);
		const handed = builtin ? undefined : handedTo(command, tool.plugins);
		if (handed) return checkLocal(handed.command, handed.name);
		try {
			const verdict = await cleanVerdicts.get(command, () => checkWithTool(tool, adapter, command, options.record));
			return locked ? withLockedVersion(verdict, command, name, locked) : verdict;
		} catch (error) {
			const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
			return unknownVerdict(`the answer of \`${name}\` could not be read: ${reason.slice(0, 120)}`);
		}
	}

	return {
		async check(command) {
			const [name] = command.words;
			if (!name) return unknownVerdict('it starts no program');
			if (!name.known) return unknownVerdict('the name of the command is not known before it runs');
			if (command.location.type === 'elsewhere') return unknownVerdict(`it runs elsewhere: ${command.location.where}`);
			if (command.defined) return unknownVerdict(`\`${name.text}\` is defined in the document`);
			return checkLocal(command, name.text);
		},
		async close() {
			toolbox.save();
			prober.close();
		},
	};
}
