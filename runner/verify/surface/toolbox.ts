import { readdirSync } from 'node:fs';
import * as z from 'zod';
import type { Adapter, Manner, Tool } from './adapters/adapter.ts';
import { adapterFor } from './adapters/index.ts';
import { Memo } from './cache/memo.ts';
import type { Executable } from './locate/executable.ts';
import { openDpkg } from './locate/dpkg.ts';
import { recordedVersion } from './locate/version.ts';
import { factsSchema, readFacts } from './model/facts.ts';
import { createLimiter } from './probe/limiter.ts';
import type { Prober } from './probe/prober.ts';
import { withoutWaiting } from './probe/waiting.ts';

/** A tool with the adapter that reads it. */
interface OpenTool {
	tool: Tool;
	adapter: Adapter;
}

export interface Toolbox {
	/** `adapter` overrides the one that the program's file suggests. */
	open(executable: Executable, adapter?: Adapter): Promise<OpenTool>;
	save(): void;
}

function programNames(searchPath: string): string[] {
	return searchPath.split(':').flatMap((directory) => {
		try {
			return readdirSync(directory);
		} catch {
			return [];
		}
	});
}

const commonManner: Manner = { suffixes: ['--help', '-h', '-help', '-?'], ending: 'help' };

/** The tools that were asked so far, each with its memory. */
export function createToolbox(prober: Prober, cacheDirectory: string | undefined, searchPath: string): Toolbox {
	const tools = new Map<string, Promise<OpenTool>>();
	const memos: Memo[] = [];
	const packages = openDpkg();
	// Their files are large.
	const oneAtATime = createLimiter(1);
	let names: string[] | undefined;

	async function create(executable: Executable, chosen: Adapter | undefined): Promise<OpenTool> {
		const memo = new Memo(executable, cacheDirectory);
		memos.push(memo);
		names ??= programNames(searchPath);
		const { name } = executable;
		const facts = await memo.get('facts', factsSchema, () => oneAtATime(() => readFacts(executable.realPath)));
		const version = await memo.get(
			'version',
			z.string().nullable(),
			async () => recordedVersion(executable, packages) ?? null,
		);
		const base: Tool = {
			executable,
			facts,
			memo,
			sandboxed: prober.isSandboxed(),
			version: version ?? undefined,
			plugins: new Set(names.filter((other) => other.startsWith(`${name}-`))),
			manner: commonManner,
			ask: (args, options) => prober.ask(executable, args, options),
		};
		const adapter = chosen ?? adapterFor(base);
		const manner = { ...commonManner, ...adapter.manner?.(base) };
		const { program, setup } = manner;
		const probe: Tool['ask'] = async (args, options) => {
			const result = await prober.ask(executable, args, {
				...(program && { program }),
				...(setup !== undefined && { setup }),
				...manner.optionsFor?.(args),
				...options,
			});
			if (result.timedOut && !result.idled) memo.noteTimeout();
			return result;
		};
		const ask = withoutWaiting(probe, name, memo);
		return { tool: { ...base, manner, ask }, adapter };
	}

	return {
		open(executable, adapter) {
			const key = `${executable.name} ${executable.path}`;
			const known = tools.get(key);
			if (known) return known;
			const tool = create(executable, adapter);
			tools.set(key, tool);
			return tool;
		},
		save() {
			for (const memo of memos) memo.save();
		},
	};
}
