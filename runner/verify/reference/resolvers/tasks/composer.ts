import { parse as parseJsonc } from 'jsonc-parser';
import * as z from 'zod';
import { optionSet, splitArguments } from '../../command/options.ts';
import type { Repository } from '../../repository/repository.ts';
import { joinPath, leavesWorkspace } from '../../repository/tree.ts';
import type { Resolver } from '../../scene.ts';
import { findNamed } from './named.ts';
import type { Defined } from './named.ts';

const schema = z.object({ scripts: z.record(z.string(), z.unknown()).catch({}).default({}) });

/** Scripts that `composer run-script` is asked for. */
export const composerScript: Resolver = (scene, words) => {
	if (words[0]?.text !== 'composer') return [];
	const args = splitArguments(words.slice(1), optionSet('-d --working-dir --timeout'));
	const [command, script] = args.operands;
	if (!/^(?:run|run-script)$/.test(command?.text ?? '') || script === undefined) return [];
	const defined = scene.bases
		.filter((base) => !leavesWorkspace(base))
		.flatMap((base) => readScripts(joinPath(base, 'composer.json'), scene.repository) ?? []);
	return defined.length === 0 ? [] : [findNamed(script, 'script', defined, scene)];
};

function readScripts(file: string, { tree }: Repository): Defined | undefined {
	const text = tree.read(file);
	const data = text === undefined ? undefined : schema.safeParse(parseJsonc(text));
	return data?.success === true ? { file, names: new Set(Object.keys(data.data.scripts)), open: false } : undefined;
}
