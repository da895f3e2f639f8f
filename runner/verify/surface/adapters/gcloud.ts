import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as z from 'zod';
import { plainGrammar, type Option, type Surface } from '../model/surface.ts';
import type { Adapter, Tool } from './adapter.ts';
import { describeByHelp } from './generic.ts';

const treeSchema = z.object({
	flags: z.record(z.string(), z.union([z.string(), z.array(z.coerce.string())])),
	get commands() {
		return z.record(z.string(), treeSchema);
	},
});
type Tree = z.infer<typeof treeSchema>;

function treeFile({ executable }: Tool): string | undefined {
	const roots = [join(dirname(executable.realPath), '..'), '/usr/lib/google-cloud-sdk'];
	return roots.map((root) => join(root, 'data/cli/gcloud_completions.py')).find((file) => existsSync(file));
}

const trees = new Map<string, Tree>();

/** The SDK's static completion tree: a Python module whose one assignment is valid JSON. */
function readTree(file: string): Tree {
	const known = trees.get(file);
	if (known) return known;
	const source = readFileSync(file, 'utf8');
	const tree = treeSchema.parse(JSON.parse(source.slice(source.indexOf('{'), source.lastIndexOf('}') + 1)));
	trees.set(file, tree);
	return tree;
}

function optionsOf({ flags }: Tree): Option[] {
	return Object.entries(flags).map(([flag, kind]): Option => {
		if (typeof kind !== 'string') return { names: [flag], value: 'required', choices: kind };
		const boolean = kind === 'bool';
		return { names: boolean ? [flag, flag.replace('--', '--no-')] : [flag], value: boolean ? 'none' : 'required' };
	});
}

function surfaceOf(root: Tree, node: Tree, probe: string): Surface {
	const commands = Object.keys(node.commands).map((name) => ({ name, aliases: [] }));
	return {
		layer: 'completion tree',
		exact: false,
		options: [...optionsOf(node), ...optionsOf(root)],
		commands,
		commandsExact: true,
		grammar: { ...plainGrammar, abbreviations: true, commandFirst: commands.length > 0 },
		mentions: [],
		text: `${Object.keys(node.flags).length} flags, ${commands.length} commands`,
		probe: [probe],
	};
}

/** gcloud: the static completion tree of the installed SDK. Hidden flags are missing there: one witness only. */
export const gcloud: Adapter = {
	name: 'gcloud',
	suits: (tool) => tool.executable.name === 'gcloud' && treeFile(tool) !== undefined,
	async describe(tool, path) {
		const file = treeFile(tool);
		if (file === undefined) return describeByHelp(tool, path);
		const root = readTree(file);
		const node = path.reduce<Tree | undefined>((tree, name) => tree?.commands[name], root);
		return node ? [surfaceOf(root, node, file)] : [];
	},
};
