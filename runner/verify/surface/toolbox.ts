import { readdirSync } from 'node:fs';
import * as z from 'zod';
import type { Tool } from './adapters/adapter.ts';
import { Memo } from './cache/memo.ts';
import type { Executable } from './locate/executable.ts';
import { recordedVersion } from './locate/version.ts';
import { factsSchema, readFacts } from './model/facts.ts';
import type { Prober } from './probe/prober.ts';

export interface Toolbox {
	open(executable: Executable): Promise<Tool>;
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

/** The tools that were asked so far, each with its memory. */
export function createToolbox(prober: Prober, cacheDirectory: string | undefined, searchPath: string): Toolbox {
	const tools = new Map<string, Promise<Tool>>();
	const memos: Memo[] = [];
	let names: string[] | undefined;

	async function create(executable: Executable): Promise<Tool> {
		const memo = new Memo(executable, cacheDirectory);
		memos.push(memo);
		names ??= programNames(searchPath);
		const { name } = executable;
		const facts = await memo.get('facts', factsSchema, async () => readFacts(executable.realPath));
		const version = await memo.get('version', z.string().nullable(), async () => recordedVersion(executable) ?? null);
		return {
			executable,
			facts,
			memo,
			sandboxed: await prober.isSandboxed(),
			version: version ?? undefined,
			plugins: new Set(names.filter((other) => other.startsWith(`${name}-`))),
			ask: (args, options) => prober.ask(executable, args, options),
		};
	}

	return {
		open(executable) {
			const known = tools.get(executable.path);
			if (known) return known;
			const tool = create(executable);
			tools.set(executable.path, tool);
			return tool;
		},
		save() {
			for (const memo of memos) memo.save();
		},
	};
}
