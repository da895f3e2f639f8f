import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as z from 'zod';
import { plainGrammar, type Surface } from '../model/surface.ts';
import type { Adapter, Tool } from './adapter.ts';
import { describeByHelp } from './generic.ts';
import { interpreterArgs } from './interpreter.ts';

/** Prints the argument and command tables of one command of the installed awscli (version 1, a Python package). */
const reader = `
import json, sys
from awscli.clidriver import create_clidriver
found = create_clidriver().create_help_command()
options = {}
def read(table):
    for name, argument in table.items():
        flag = getattr(argument, 'cli_type_name', None) == 'boolean' or getattr(argument, '_action', None) is not None
        if not getattr(argument, 'positional_arg', False):
            options['--' + name] = 'none' if flag else 'required'
read(found.arg_table)
for word in sys.argv[1:]:
    command = found.command_table[word]
    getattr(command, 'subcommand_table', None)
    found = command.create_help_command()
if sys.argv[1:]:
    read(found.arg_table)
    read(getattr(command, 'arg_table', {}))
print(json.dumps({'options': options, 'commands': list(getattr(found, 'command_table', {}))}))
`;

const tablesSchema = z.object({
	options: z.record(z.string(), z.enum(['none', 'required', 'unknown'])),
	commands: z.array(z.string()),
});
type Tables = z.infer<typeof tablesSchema>;

async function readTables(tool: Tool, path: readonly string[]): Promise<Tables | undefined> {
	const program = [...interpreterArgs(tool), '-c', reader];
	const { stdout } = await tool.ask(path, { program });
	try {
		return tablesSchema.parse(JSON.parse(stdout));
	} catch {
		return undefined;
	}
}

function completer({ executable }: Tool): string | undefined {
	const places = [executable.path, executable.realPath].map((file) => join(dirname(file), 'aws_completer'));
	return places.find((file) => existsSync(file));
}

/** The words that the completer of version 2 offers behind `line`. */
async function complete(tool: Tool, program: string, line: string): Promise<string[]> {
	const env = { COMP_LINE: line, COMP_POINT: String(line.length) };
	const { stdout } = await tool.ask([], { program: [program], env });
	return stdout.split(/\s+/).filter(Boolean);
}

async function askCompleter(tool: Tool, path: readonly string[]): Promise<Tables | undefined> {
	const program = completer(tool);
	if (program === undefined) return undefined;
	const line = ['aws', ...path].join(' ');
	const words = await complete(tool, program, `${line} `);
	const flags = await complete(tool, program, `${line} --`);
	const options = Object.fromEntries(flags.map((flag) => [flag, 'unknown' as const]));
	return { options, commands: words.filter((word) => !word.startsWith('-')) };
}

function surfaceOf({ options, commands }: Tables, exact: boolean): Surface {
	return {
		layer: exact ? 'awscli tables' : 'aws_completer',
		exact,
		options: Object.entries(options).map(([name, value]) => ({ names: [name], value })),
		commands: commands.length === 0 ? [] : [...commands, 'help'].map((name) => ({ name, aliases: [] })),
		commandsExact: commands.length > 0,
		grammar: { ...plainGrammar, abbreviations: true, commandFirst: commands.length > 0 },
		mentions: [],
		text: `${commands.length} commands, ${Object.keys(options).length} options`,
		probe: ['aws', 'help'],
	};
}

/** The AWS CLI: the tables that its parser and its help are built from. */
export const aws: Adapter = {
	name: 'aws',
	suits: ({ executable, sandboxed }) => sandboxed && executable.name === 'aws',
	async describe(tool, path) {
		if (path.at(-1) === 'help') return [];
		const tables = tool.facts.kind === 'script' ? await readTables(tool, path) : undefined;
		if (tables) return [surfaceOf(tables, true)];
		const offered = await askCompleter(tool, path);
		return offered && Object.keys(offered.options).length > 0
			? [surfaceOf(offered, false)]
			: describeByHelp(tool, path);
	},
};
