import * as z from 'zod';
import { plainGrammar, type Surface } from '../model/surface.ts';
import type { Adapter, Tool } from './adapter.ts';
import { describeByHelp } from './generic.ts';

/** Git reads many options only inside a repository that has a commit: an empty one in the sandbox's own /tmp. */
const inRepository = `git init -q . 2>/dev/null
git -c user.name=x -c user.email=x@localhost commit -q --allow-empty -m x 2>/dev/null`;

const listSchema = z.object({ names: z.array(z.string()), probe: z.array(z.string()) });

async function commandList(tool: Tool): Promise<Surface[]> {
	const { names, probe } = await tool.memo.get('git commands', listSchema, async () => {
		const { stdout, argv } = await tool.ask(['--list-cmds=builtins,main,others,nohelpers']);
		return { names: [...new Set(stdout.split('\n').filter(Boolean))], probe: argv };
	});
	if (names.length === 0) return [];
	const surface: Surface = {
		layer: 'git --list-cmds',
		exact: false,
		options: [],
		commands: names.map((name) => ({ name, aliases: [] })),
		commandsExact: true,
		grammar: { ...plainGrammar, commandFirst: true },
		mentions: [],
		text: `${names.length} commands`,
		probe,
	};
	return [surface];
}

/** Git: its own list of commands, `-h` of each, and its option parser asked in an empty repository. */
export const git: Adapter = {
	name: 'git',
	suits: ({ executable, sandboxed }) => sandboxed && executable.name === 'git',
	manner: () => ({ suffixes: ['-h', '--help'], ending: 'sentinel', setup: inRepository }),
	async describe(tool, path) {
		const help = await describeByHelp(tool, path);
		return path.length === 0 ? [...(await commandList(tool)), ...help] : help;
	},
};
