import { parse } from 'yaml';
import { isTooDeep } from '../../../../../plugins/remark-runbook/language.ts';
import * as z from 'zod';
import { optionSet, optionValues, splitArguments } from '../../command/options.ts';
import type { Repository } from '../../repository/repository.ts';
import { joinPath, leavesWorkspace } from '../../repository/tree.ts';
import type { Resolver } from '../../scene.ts';
import { findNamed } from './named.ts';
import type { Defined } from './named.ts';

const taskSchema = z.union([
	z.object({ aliases: z.array(z.string()).optional().catch(undefined) }),
	z.unknown().transform(() => ({ aliases: undefined })),
]);
const schema = z.object({ tasks: z.record(z.string(), taskSchema).catch({}), includes: z.unknown().optional() });
const names = [
	'Taskfile.yml',
	'taskfile.yml',
	'Taskfile.yaml',
	'taskfile.yaml',
	'Taskfile.dist.yml',
	'Taskfile.dist.yaml',
];
const takesValue = optionSet('-d --dir -t --taskfile -o --output -C --concurrency -I --interval --sort');
const asksNothing = /^(?:-l|--list|-a|--list-all|--init|-i|--version|-h|--help|--completion|-g|--global)$/;

/** Tasks that go-task's `task` is asked for. */
export const taskfileTask: Resolver = (scene, words) => {
	if (words[0]?.text !== 'task') return [];
	const args = splitArguments(words.slice(1), takesValue);
	if (args.options.some(({ name }) => asksNothing.test(name))) return [];
	const [directory] = optionValues(args, '-d', '--dir');
	const [file] = optionValues(args, '-t', '--taskfile');
	const bases = scene.bases.map((base) => (directory === undefined ? base : joinPath(base, directory.text)));
	const files = bases
		.filter((base) => !leavesWorkspace(base))
		.flatMap((base) => findFile(base, file?.text, scene.repository) ?? []);
	const defined = [...new Set(files)].map((place) => readTaskfile(place, scene.repository));
	const operands = args.operands.filter(({ text }) => !text.includes('='));
	return defined.length === 0 ? [] : operands.map((word) => findNamed(word, 'task', defined, scene));
};

/** The file that `task` reads in a directory: there or in the nearest directory above. */
function findFile(directory: string, named: string | undefined, { tree }: Repository): string | undefined {
	let place = directory;
	for (;;) {
		const here = (named === undefined ? names : [named])
			.map((name) => joinPath(place, name))
			.find((file) => tree.kind(file) === 'file');
		if (here !== undefined || place === '' || named !== undefined) return here;
		place = place.includes('/') ? place.slice(0, place.lastIndexOf('/')) : '';
	}
}

function readTaskfile(file: string, repository: Repository): Defined {
	const data = schema.safeParse(parseQuietly(repository.tree.read(file) ?? ''));
	if (!data.success) return { file, names: new Set(), open: true };
	const { tasks, includes } = data.data;
	const found = Object.entries(tasks).flatMap(([name, { aliases }]) => [name, ...(aliases ?? [])]);
	return { file, names: new Set(found), open: includes !== undefined || found.some((name) => name.includes('*')) };
}

function parseQuietly(text: string): unknown {
	try {
		return isTooDeep(text) ? undefined : parse(text, { maxAliasCount: 100, logLevel: 'silent' });
	} catch {
		return undefined;
	}
}
