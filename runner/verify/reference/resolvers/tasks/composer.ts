import { parse as parseJsonc } from 'jsonc-parser';
import * as z from 'zod';
import { optionSet, splitArguments } from '../../command/options.ts';
import type { Repository } from '../../repository/repository.ts';
import { joinPath, leavesWorkspace } from '../../repository/tree.ts';
import type { Resolver } from '../../scene.ts';
import { findFormer, findNamed } from './named.ts';
import type { Defined } from './named.ts';

const schema = z.object({ scripts: z.record(z.string(), z.unknown()).catch({}).default({}) });

/** Composer's own commands, where `composer lint` is a script. */
const ofComposer =
	/^(?:about|archive|audit|browse|bump|c|check-platform-reqs|clear-?cache|completion|config|create-project|depends|diagnose|dump-?autoload|exec|fund|global|help|home|i|info|init|install|licenses|list|outdated|prohibits|reinstall|remove|repository|require|r|rm|search|self-?update|show|status|suggests|u|uninstall|update|upgrade|validate|why|why-not)$/;

/** Scripts that `composer run-script` is asked for, or composer itself. */
export const composerScript: Resolver = (scene, words) => {
	if (words[0]?.text !== 'composer') return [];
	const args = splitArguments(words.slice(1), optionSet('-d --working-dir --timeout'));
	const [command, named] = args.operands;
	const isRun = /^(?:run|run-script)$/.test(command?.text ?? '');
	const script = isRun ? named : command;
	if (script === undefined || (!isRun && ofComposer.test(script.text))) return [];
	const defined = scene.bases
		.filter((base) => !leavesWorkspace(base))
		.flatMap((base) => readScripts(joinPath(base, 'composer.json'), scene.repository) ?? []);
	if (defined.length === 0) return [];
	return [isRun ? findNamed(script, 'script', defined, scene) : findFormer(script, 'script', defined, scene)];
};

function readScripts(file: string, { tree }: Repository): Defined | undefined {
	const text = tree.read(file);
	const data = text === undefined ? undefined : schema.safeParse(parseJsonc(text));
	return data?.success === true ? { file, names: new Set(Object.keys(data.data.scripts)), open: false } : undefined;
}
