import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import type { Adapter, Manner, Tool } from './adapters/adapter.ts';
import { adapterFor } from './adapters/index.ts';
import { Memo } from './cache/memo.ts';
import type { Executable } from './locate/executable.ts';
import { openDpkg } from './locate/dpkg.ts';
import { recordedVersion } from './locate/version.ts';
import { factsSchema, readFacts } from './model/facts.ts';
import { helpReachOf, helpReachSchema, within } from './probe/helpReach.ts';
import { createLimiter } from './probe/limiter.ts';
import type { Prober } from './probe/prober.ts';
import { withoutWaiting } from './probe/waiting.ts';

/** A tool with the adapter that reads it. */
interface OpenTool {
	tool: Tool;
	adapter: Adapter;
	/** Why it can't be asked here. */
	refusal: string | undefined;
}

const noSandbox =
	'no sandbox works here (neither bubblewrap nor namespaces), and nothing shows that it would only tell its help';

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

/** A tool as its adapter asks it. */
function inItsManner(base: Tool, adapter: Adapter): Omit<OpenTool, 'refusal'> {
	const manner = { ...commonManner, ...adapter.manner?.(base) };
	const { program, setup } = manner;
	const probe: Tool['ask'] = async (args, options) => {
		const result = await base.ask(args, {
			...(program && { program }),
			...(setup !== undefined && { setup }),
			...manner.optionsFor?.(args),
			...options,
		});
		if (result.timedOut && !result.idled) base.memo.noteTimeout();
		return result;
	};
	const ask = withoutWaiting(probe, base.executable.name, base.memo);
	return { tool: { ...base, manner, ask }, adapter };
}

/** The tools that were asked so far, each with its memory. */
export function createToolbox(prober: Prober, cacheDirectory: string | undefined, searchPath: string): Toolbox {
	const tools = new Map<string, Promise<OpenTool>>();
	const memos: Memo[] = [];
	const packages = openDpkg();
	// Their files are large.
	const oneAtATime = createLimiter(1);
	let names: string[] | undefined;

	async function create(executable: Executable, chosen: Adapter | undefined): Promise<OpenTool> {
		const sandboxed = prober.isSandboxed();
		const memo = new Memo(
			executable,
			sandboxed ? cacheDirectory : cacheDirectory && join(cacheDirectory, 'unconfined'),
		);
		memos.push(memo);
		names ??= programNames(searchPath);
		const { name } = executable;
		const facts = await memo.get('facts', factsSchema, () => oneAtATime(() => readFacts(executable.realPath)));
		const version = await memo.get(
			'version',
			z.string().nullable(),
			async () => recordedVersion(executable, packages) ?? null,
		);
		const reach =
			sandboxed || chosen
				? 'anything'
				: await memo.get('reach', helpReachSchema, async () => helpReachOf(executable, facts));
		const base: Tool = {
			executable,
			facts,
			memo,
			sandboxed,
			version: version ?? undefined,
			plugins: new Set(names.filter((other) => other.startsWith(`${name}-`))),
			manner: commonManner,
			ask: within((args, options) => prober.ask(executable, args, options), reach, name),
		};
		const refusal = reach === 'nothing' ? noSandbox : undefined;
		return { ...inItsManner(base, chosen ?? adapterFor(base)), refusal };
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
