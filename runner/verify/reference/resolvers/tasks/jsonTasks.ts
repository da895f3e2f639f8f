import { parse as parseJsonc } from 'jsonc-parser';
import * as z from 'zod';
import { optionSet, splitArguments } from '../../command/options.ts';
import { joinPath, leavesWorkspace } from '../../repository/tree.ts';
import type { Resolver, Scene } from '../../scene.ts';
import { findNamed } from './named.ts';
import type { Defined } from './named.ts';

const table = z.record(z.string(), z.unknown()).catch({}).default({});
const schema = z.object({ tasks: table, pipeline: table, extends: z.unknown().optional() });

/** Tasks of `deno task`. */
export const denoTask: Resolver = (scene, words) => {
	if (words[0]?.text !== 'deno' || words[1]?.text !== 'task') return [];
	const { operands } = splitArguments(words.slice(2), optionSet('--cwd -c --config'), true);
	const defined = definedIn(['deno.json', 'deno.jsonc'], scene);
	const scripts = definedIn(['package.json'], scene);
	return defined.length === 0 || scripts.length > 0
		? []
		: operands.slice(0, 1).map((word) => findNamed(word, 'task', defined, scene));
};

const asksNothing =
	/^(?:run|watch|prune|gen|generate|login|logout|link|unlink|ls|query|daemon|scan|telemetry|config|bin|boundaries|info|docs)$/;

/** Tasks of `turbo run`, which turbo.json must describe. */
export const turboTask: Resolver = (scene, words) => {
	if (words[0]?.text !== 'turbo') return [];
	const args = splitArguments(
		words.slice(1),
		optionSet('--filter -F --concurrency --cwd --cache-dir --log-order --output-logs --env-mode --token --team --ui'),
	);
	const [verb, ...more] = args.operands;
	const tasks = verb?.text === 'run' ? more : asksNothing.test(verb?.text ?? '') ? [] : args.operands;
	const defined = definedIn(['turbo.json', 'turbo.jsonc'], { ...scene, bases: [...scene.bases, ''] });
	return defined.length === 0 ? [] : tasks.map((word) => findNamed(word, 'task', defined, scene));
};

function definedIn(names: readonly string[], { bases, repository }: Pick<Scene, 'bases' | 'repository'>): Defined[] {
	const places = bases
		.filter((base) => !leavesWorkspace(base))
		.flatMap((base) => names.map((name) => joinPath(base, name)));
	return [...new Set(places)].flatMap((file) => {
		const text = repository.tree.read(file);
		const data = text === undefined ? undefined : schema.safeParse(parseJsonc(text));
		if (data?.success !== true) return [];
		const { tasks, pipeline, extends: base } = data.data;
		const found = [...Object.keys(tasks), ...Object.keys(pipeline)].flatMap((name) => [name, name.replace(/^.*#/, '')]);
		return [{ file, names: new Set(found), open: base !== undefined }];
	});
}
